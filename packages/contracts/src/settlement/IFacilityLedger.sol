// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The prefunded ledger; the only contract that holds tokens
/// @notice Amounts are token units of a dollar token with 6 decimals. Per facility a free and an escrowed
/// balance, and one maintenance fund in total (its split by unit is kept by the MaintenanceFund).
/// @custom:invariant INV-SET-1 token.balanceOf(this) >= sum of free + sum of escrowed + fund.
/// @custom:invariant INV-SET-3 a failing token transfer delays only its own withdrawal.
interface IFacilityLedger {
    /// @param free What the facility may spend or withdraw, token units.
    /// @param escrowed What live reservations and the bond of an override not yet reviewed hold, token units.
    /// @param insured What live reservations take of the facility's cover, token units. Counted here because the
    /// word is written with every escrow anyway.
    /// @param loans How many live reservations that is.
    struct Account {
        uint96 free;
        uint80 escrowed;
        uint64 insured;
        uint16 loans;
    }

    /// @notice How an amendment or a recall changes an escrow, all amounts in token units.
    /// @param escrowBefore What the reservation held.
    /// @param escrowAfter What it holds from then on; the difference comes from or goes to the borrower's free balance.
    /// @param toOwner Paid to the owner out of `escrowBefore`.
    /// @param toBorrower Paid to the borrower out of the owner's free balance.
    struct Adjustment {
        uint64 reservationId;
        uint32 borrowerId;
        uint32 ownerId;
        uint256 escrowBefore;
        uint256 escrowAfter;
        uint256 toOwner;
        uint256 toBorrower;
    }

    /// @notice What an override changes, all amounts in token units.
    /// @param displacedId The displaced borrower, whose confirmed reservation is released whole.
    /// @param escrowBefore What that one held.
    /// @param insuredBefore What it took of its borrower's cover.
    /// @param borrowerId The overriding facility.
    /// @param escrow What its reservation holds.
    /// @param insured What that takes of its cover.
    /// @param compensation From its free balance to the displaced borrower's, and as much into its own escrowed balance.
    struct Displacement {
        uint32 displacedId;
        uint256 escrowBefore;
        uint64 insuredBefore;
        uint32 borrowerId;
        uint256 escrow;
        uint64 insured;
        uint256 compensation;
    }

    event LedgerDeposited(uint32 indexed facilityId, address indexed from, uint256 amount, uint256 free);
    event LedgerWithdrawn(uint32 indexed facilityId, address indexed to, uint256 amount, uint256 free);
    event EscrowReleased(
        uint64 indexed reservationId,
        uint32 indexed borrowerId,
        uint32 indexed ownerId,
        uint256 toOwner,
        uint256 toFund,
        uint256 refund
    );
    event EscrowAdjusted(
        uint64 indexed reservationId,
        uint32 indexed borrowerId,
        uint32 indexed ownerId,
        uint256 escrowBefore,
        uint256 escrowAfter,
        uint256 toOwner,
        uint256 toBorrower
    );
    /// @param toFacilityId Whose free balance gets it: the overriding facility's own, or the displaced one's.
    event BondReleased(
        uint64 indexed reservationId, uint32 indexed fromFacilityId, uint32 indexed toFacilityId, uint256 amount
    );
    event FundContributed(uint32 indexed facilityId, uint256 amount);
    event FundPaid(uint64 indexed workOrderId, uint32 indexed payeeId, uint256 amount);

    /// @notice Thrown when a facility has less free balance than needed.
    error LedgerBalanceInsufficient(uint32 facilityId, uint256 free, uint256 needed);
    /// @notice Thrown when less is escrowed for the facility than is to be released.
    error LedgerEscrowInsufficient(uint32 facilityId, uint256 escrowed, uint256 needed);
    /// @notice Thrown when the parts of a release exceed the whole.
    error LedgerPartsExceedEscrow(uint256 escrow, uint256 toOwner, uint256 toFund);
    /// @notice Thrown when the fund holds less than is to be paid.
    error LedgerFundInsufficient(uint256 fund, uint256 needed);
    /// @notice Thrown when a token delivered less than was deposited, or an amount is zero.
    error LedgerAmountInvalid(uint256 expected, uint256 received);

    /// @notice Credits `facilityId` with tokens taken from the caller. Anyone may deposit for anyone known.
    /// @dev Emits {LedgerDeposited}.
    function deposit(uint32 facilityId, uint256 amount) external;

    /// @notice The same with an ERC-2612 permit of the caller; a permit already used does no harm.
    function depositWithPermit(uint32 facilityId, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external;

    /// @notice Sends free balance of the caller's facility to that facility's account. Caller: finance.
    /// @dev Emits {LedgerWithdrawn}.
    function withdraw(uint256 amount) external;

    /// @notice Moves free balance into escrow and counts `insured` and one loan more. Caller: ReservationManager,
    /// which judges whether cover and quota allow the sums returned.
    /// @dev Emits nothing: {IReservationManager-ReservationConfirmed} of the same call says borrower, escrow and
    /// insured value, and saying it twice would be a fiftieth of what a reservation costs.
    function hold(uint32 facilityId, uint256 amount, uint64 insured)
        external
        returns (uint64 insuredTotal, uint16 loans);

    /// @notice {hold} for several loans at once, `amount` and `insured` being their sums. Caller: ReservationManager.
    function holdSeries(uint32 facilityId, uint256 amount, uint64 insured, uint16 count)
        external
        returns (uint64 insuredTotal, uint16 loans);

    /// @notice Makes a live escrow greater or smaller, and pays what the change costs either side.
    /// Caller: ReservationManager.
    /// @dev Emits {EscrowAdjusted}. Insured value and number of loans stay.
    function adjust(Adjustment calldata change) external;

    /// @notice Releases an escrow: `toOwner` to the owner, `toFund` to the fund, the rest back to the borrower; and
    /// counts `insured` and one loan less.
    /// Callers: ReservationManager, SettlementDesk.
    /// @dev Emits {EscrowReleased}.
    function release(
        uint64 reservationId,
        uint32 borrowerId,
        uint256 escrow,
        uint64 insured,
        uint32 ownerId,
        uint256 toOwner,
        uint256 toFund
    ) external returns (uint256 refund);

    /// @notice Moves what an override moves: the displaced escrow back whole, the emergency's in, compensation to the
    /// displaced borrower, and as much aside from the overriding one. Caller: ReservationManager, which judges the sums
    /// returned as those of {hold}.
    /// @dev Emits nothing: {IOverrideDesk-OverrideMade} of the same call says it, as with {hold}.
    function displace(Displacement calldata change) external returns (uint64 insuredTotal, uint16 loans);

    /// @notice Pays a bond set aside by {displace} into a free balance. Caller: OverrideDesk.
    /// @dev Emits {BondReleased}.
    function releaseBond(uint64 reservationId, uint32 fromId, uint32 toId, uint256 bond) external;

    /// @notice Moves free balance into the fund. Caller: MaintenanceFund.
    /// @dev Emits {FundContributed}.
    function contribute(uint32 facilityId, uint256 amount) external;

    /// @notice Pays a work order from the fund into the payee's free balance. Caller: MaintenanceFund.
    /// @dev Emits {FundPaid}.
    function payFromFund(uint64 workOrderId, uint32 payeeId, uint256 amount) external;

    function balanceOf(uint32 facilityId) external view returns (Account memory);
    function fund() external view returns (uint256);
    /// @notice Sum of all free and escrowed balances and the fund.
    function liabilities() external view returns (uint256);
    /// @notice Tokens held beyond {liabilities}: sent here without a deposit.
    function surplus() external view returns (uint256);
    function token() external view returns (address);
}
