// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Peer} from "../access/IPeerBook.sol";
import {PeerBound} from "../access/PeerBound.sol";
import {IFacilityRegistry} from "../facility/IFacilityRegistry.sol";
import {Role} from "../facility/Role.sol";
import {AccountWord} from "./AccountWord.sol";
import {IFacilityLedger} from "./IFacilityLedger.sol";

/// @title The prefunded ledger; the only contract that holds tokens
/// @notice Trusts ReservationManager, SettlementDesk, OverrideDesk and MaintenanceFund to move amounts between balances, which
/// never changes their sum; tokens enter by deposit and leave by withdrawal alone. The token is trusted for nothing
/// but its own balances: one that takes a fee is refused, one that blocks an address blocks its withdrawal only.
/// @custom:invariant INV-SET-1 token.balanceOf(this) >= sum of free + sum of escrowed + fund.
/// @custom:invariant INV-SET-3 a failing token transfer delays only its own withdrawal.
contract FacilityLedger is IFacilityLedger, PeerBound, ReentrancyGuardTransient {
    using AccountWord for uint256;
    using SafeERC20 for IERC20;

    IERC20 private immutable _TOKEN;
    IFacilityRegistry private immutable _FACILITIES;
    address private immutable _RESERVATION_MANAGER;
    address private immutable _SETTLEMENT_DESK;
    address private immutable _MAINTENANCE_FUND;
    address private immutable _OVERRIDE_DESK;

    /// @inheritdoc IFacilityLedger
    uint256 public fund;
    /// @inheritdoc IFacilityLedger
    uint256 public liabilities;

    mapping(uint32 facilityId => uint256 accountWord) private _accounts;

    constructor(IERC20 token_) {
        _TOKEN = token_;
        _FACILITIES = IFacilityRegistry(_peerAddress(Peer.FacilityRegistry));
        _RESERVATION_MANAGER = _peerAddress(Peer.ReservationManager);
        _SETTLEMENT_DESK = _peerAddress(Peer.SettlementDesk);
        _MAINTENANCE_FUND = _peerAddress(Peer.MaintenanceFund);
        _OVERRIDE_DESK = _peerAddress(Peer.OverrideDesk);
    }

    // Tokens in and out

    /// @inheritdoc IFacilityLedger
    function deposit(uint32 facilityId, uint256 amount) external nonReentrant {
        _deposit(facilityId, amount);
    }

    /// @inheritdoc IFacilityLedger
    function depositWithPermit(uint32 facilityId, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
        nonReentrant
    {
        // Somebody may have used the permit before us; the allowance then stands already.
        try IERC20Permit(address(_TOKEN)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        _deposit(facilityId, amount);
    }

    /// @inheritdoc IFacilityLedger
    function withdraw(uint256 amount) external nonReentrant {
        uint32 facilityId = _FACILITIES.requireStaff(msg.sender, Role.FINANCE);
        address to = _FACILITIES.accountOf(facilityId);
        if (amount == 0) revert LedgerAmountInvalid(amount, 0);
        uint256 free = _takeFree(facilityId, amount);
        liabilities -= amount;
        emit LedgerWithdrawn(facilityId, to, amount, free);
        _TOKEN.safeTransfer(to, amount);
    }

    function _deposit(uint32 facilityId, uint256 amount) private {
        // Reverts when no facility has this id.
        _FACILITIES.accountOf(facilityId);
        uint256 before = _TOKEN.balanceOf(address(this));
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
        uint256 received = _TOKEN.balanceOf(address(this)) - before;
        if (amount == 0 || received != amount) revert LedgerAmountInvalid(amount, received);
        liabilities += amount;
        uint256 free = _addFree(facilityId, amount);
        emit LedgerDeposited(facilityId, msg.sender, amount, free);
    }

    // Escrow

    /// @inheritdoc IFacilityLedger
    function hold(uint32 facilityId, uint256 amount, uint64 insured)
        external
        onlyPeer(_RESERVATION_MANAGER)
        returns (uint64 insuredTotal, uint16 loans)
    {
        return _hold(facilityId, amount, insured, 1);
    }

    /// @inheritdoc IFacilityLedger
    function holdSeries(uint32 facilityId, uint256 amount, uint64 insured, uint16 count)
        external
        onlyPeer(_RESERVATION_MANAGER)
        returns (uint64 insuredTotal, uint16 loans)
    {
        return _hold(facilityId, amount, insured, count);
    }

    function _hold(uint32 facilityId, uint256 amount, uint256 insured, uint256 added)
        private
        returns (uint64 insuredTotal, uint16 loans)
    {
        uint256 account = _accounts[facilityId];
        uint256 free = account.free();
        if (free < amount) revert LedgerBalanceInsufficient(facilityId, free, amount);
        // The amount is no more than what is free, and every term has at most 96 bits; packing looks whether they fit.
        unchecked {
            uint256 total = account.insured() + insured;
            uint256 count = account.loans() + added;
            _accounts[facilityId] = AccountWord.pack(free - amount, account.escrowed() + amount, total, count);
            // Both fitted into the word.
            (insuredTotal, loans) = (uint64(total), uint16(count));
        }
    }

    /// @inheritdoc IFacilityLedger
    function adjust(Adjustment calldata change) external onlyPeer(_RESERVATION_MANAGER) {
        if (change.toOwner > change.escrowBefore) {
            revert LedgerPartsExceedEscrow(change.escrowBefore, change.toOwner, 0);
        }
        _resize(change.borrowerId, change.escrowBefore, change.escrowAfter, change.toOwner);
        if (change.toOwner != 0) _addFree(change.ownerId, change.toOwner);
        if (change.toBorrower != 0) {
            _takeFree(change.ownerId, change.toBorrower);
            _addFree(change.borrowerId, change.toBorrower);
        }
        emit EscrowAdjusted({
            reservationId: change.reservationId,
            borrowerId: change.borrowerId,
            ownerId: change.ownerId,
            escrowBefore: change.escrowBefore,
            escrowAfter: change.escrowAfter,
            toOwner: change.toOwner,
            toBorrower: change.toBorrower
        });
    }

    function _resize(uint32 borrowerId, uint256 escrowBefore, uint256 escrowAfter, uint256 paid) private {
        uint256 account = _accounts[borrowerId];
        uint256 escrowed = account.escrowed();
        if (escrowed < escrowBefore) revert LedgerEscrowInsufficient(borrowerId, escrowed, escrowBefore);
        uint256 free = account.free();
        uint256 needed = escrowAfter + paid;
        if (free + escrowBefore < needed) {
            revert LedgerBalanceInsufficient(borrowerId, free, needed - escrowBefore);
        }
        _accounts[borrowerId] = AccountWord.pack(
            free + escrowBefore - needed, escrowed - escrowBefore + escrowAfter, account.insured(), account.loans()
        );
    }

    /// @inheritdoc IFacilityLedger
    function release(
        uint64 reservationId,
        uint32 borrowerId,
        uint256 escrow,
        uint64 insured,
        uint32 ownerId,
        uint256 toOwner,
        uint256 toFund
    ) external returns (uint256 refund) {
        if (msg.sender != _RESERVATION_MANAGER) _checkPeer(_SETTLEMENT_DESK);
        // Nothing is taken from less than it.
        unchecked {
            if (toOwner > escrow || toFund > escrow - toOwner) {
                revert LedgerPartsExceedEscrow(escrow, toOwner, toFund);
            }
            refund = escrow - toOwner - toFund;
        }
        _unhold(borrowerId, escrow, refund, insured);
        if (toOwner != 0) _addFree(ownerId, toOwner);
        if (toFund != 0) fund += toFund;
        emit EscrowReleased(reservationId, borrowerId, ownerId, toOwner, toFund, refund);
    }

    function _unhold(uint32 borrowerId, uint256 escrow, uint256 refund, uint64 insured) private {
        uint256 account = _accounts[borrowerId];
        uint256 escrowed = account.escrowed();
        if (escrowed < escrow) revert LedgerEscrowInsufficient(borrowerId, escrowed, escrow);
        _accounts[borrowerId] = account.released(escrow, insured).withFree(account.free() + refund);
    }

    // Overrides

    /// @inheritdoc IFacilityLedger
    function displace(Displacement calldata change)
        external
        onlyPeer(_RESERVATION_MANAGER)
        returns (uint64 insuredTotal, uint16 loans)
    {
        uint256 compensation = change.compensation;
        uint256 account = _accounts[change.displacedId];
        uint256 free = account.free() + change.escrowBefore + compensation;
        _accounts[change.displacedId] =
            account.released(change.escrowBefore, change.insuredBefore).withFree(free);

        account = _accounts[change.borrowerId];
        free = account.free();
        // The bond is as much as the compensation.
        uint256 needed = change.escrow + 2 * compensation;
        if (free < needed) revert LedgerBalanceInsufficient(change.borrowerId, free, needed);
        // No more is taken than is free, and every term has at most 96 bits; packing looks whether they fit.
        unchecked {
            uint256 escrowed = account.escrowed() + change.escrow + compensation;
            uint256 total = account.insured() + change.insured;
            uint256 count = account.loans() + 1;
            _accounts[change.borrowerId] = AccountWord.pack(free - needed, escrowed, total, count);
            // Both fitted into the word.
            (insuredTotal, loans) = (uint64(total), uint16(count));
        }
    }

    /// @inheritdoc IFacilityLedger
    function releaseBond(uint64 reservationId, uint32 fromId, uint32 toId, uint256 bond)
        external
        onlyPeer(_OVERRIDE_DESK)
    {
        uint256 account = _accounts[fromId];
        uint256 escrowed = account.escrowed();
        if (escrowed < bond) revert LedgerEscrowInsufficient(fromId, escrowed, bond);
        _accounts[fromId] = AccountWord.pack(account.free(), escrowed - bond, account.insured(), account.loans());
        _addFree(toId, bond);
        emit BondReleased(reservationId, fromId, toId, bond);
    }

    // Maintenance fund

    /// @inheritdoc IFacilityLedger
    function contribute(uint32 facilityId, uint256 amount) external onlyPeer(_MAINTENANCE_FUND) {
        _takeFree(facilityId, amount);
        fund += amount;
        emit FundContributed(facilityId, amount);
    }

    /// @inheritdoc IFacilityLedger
    function payFromFund(uint64 workOrderId, uint32 payeeId, uint256 amount) external onlyPeer(_MAINTENANCE_FUND) {
        if (fund < amount) revert LedgerFundInsufficient(fund, amount);
        fund -= amount;
        _addFree(payeeId, amount);
        emit FundPaid(workOrderId, payeeId, amount);
    }

    // Reading

    /// @inheritdoc IFacilityLedger
    function balanceOf(uint32 facilityId) external view returns (Account memory) {
        uint256 word = _accounts[facilityId];
        // Each accessor gives no more bits than its member has.
        return Account({
            free: uint96(word.free()),
            escrowed: uint80(word.escrowed()),
            insured: uint64(word.insured()),
            loans: uint16(word.loans())
        });
    }

    /// @inheritdoc IFacilityLedger
    function surplus() external view returns (uint256) {
        uint256 held = _TOKEN.balanceOf(address(this));
        return held > liabilities ? held - liabilities : 0;
    }

    /// @inheritdoc IFacilityLedger
    function token() external view returns (address) {
        return address(_TOKEN);
    }

    function _addFree(uint32 facilityId, uint256 amount) private returns (uint256 free) {
        uint256 account = _accounts[facilityId];
        free = account.free() + amount;
        _accounts[facilityId] = account.withFree(free);
    }

    function _takeFree(uint32 facilityId, uint256 amount) private returns (uint256 free) {
        uint256 account = _accounts[facilityId];
        free = account.free();
        if (free < amount) revert LedgerBalanceInsufficient(facilityId, free, amount);
        free -= amount;
        _accounts[facilityId] = account.withFree(free);
    }
}
