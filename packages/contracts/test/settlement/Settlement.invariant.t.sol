// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FacilityLedger} from "../../src/settlement/FacilityLedger.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {DemoDollar} from "../../src/settlement/DemoDollar.sol";
import {NetworkFixture} from "../fixture/NetworkFixture.sol";
import {Tally} from "../fixture/Tally.sol";

/// @notice Moves money in every way the ledger knows, as the peers and people that may.
contract LedgerHandler is Tally {
    struct Doors {
        address reservations;
        address settlements;
        address fund;
    }

    struct Party {
        uint32 id;
        address finance;
        address account;
    }

    FacilityLedger private immutable _LEDGER;
    DemoDollar private immutable _DOLLAR;
    Doors private _doors;
    Party[] private _parties;

    /// @notice Tokens sent to the ledger without a deposit.
    uint256 public gifts;
    /// @notice Tokens deposited less tokens withdrawn.
    uint256 public inside;
    /// @notice What the handler holds in escrow for each facility.
    mapping(uint32 facilityId => uint256) public escrowed;
    mapping(uint32 facilityId => uint256) public insured;
    mapping(uint32 facilityId => uint256) public loans;
    /// @notice First thing that should not have been possible; empty when all is well.
    string public broken;

    constructor(FacilityLedger ledger, DemoDollar dollar, Doors memory doors, Party[] memory parties) {
        _LEDGER = ledger;
        _DOLLAR = dollar;
        _doors = doors;
        for (uint256 i = 0; i < parties.length; ++i) {
            _parties.push(parties[i]);
        }
        dollar.approve(address(ledger), type(uint256).max);
    }

    function deposit(uint256 who, uint96 amount) external counted("deposit") {
        amount = uint96(bound(amount, 0, 1000e6));
        try _LEDGER.deposit(_party(who).id, amount) {
            inside += amount;
            succeeded("deposit");
        } catch {}
    }

    function gift(uint96 amount) external counted("gift") {
        amount = uint96(bound(amount, 0, 1e6));
        _DOLLAR.transfer(address(_LEDGER), amount);
        gifts += amount;
        succeeded("gift");
    }

    function withdraw(uint256 who, uint96 amount) external counted("withdraw") {
        Party memory party = _party(who);
        amount = uint96(bound(amount, 0, uint256(_LEDGER.balanceOf(party.id).free) * 2));
        vm.prank(party.finance);
        try _LEDGER.withdraw(amount) {
            inside -= amount;
            succeeded("withdraw");
        } catch {}
    }

    function hold(uint256 who, uint96 amount, uint32 cover) external counted("hold") {
        Party memory party = _party(who);
        amount = uint96(bound(amount, 0, uint256(_LEDGER.balanceOf(party.id).free) * 2));
        vm.prank(_doors.reservations);
        try _LEDGER.hold(party.id, amount, cover) {
            escrowed[party.id] += amount;
            insured[party.id] += cover;
            ++loans[party.id];
            succeeded("hold");
        } catch {}
    }

    function release(uint256 who, uint256 to, uint96 escrow, uint96 toOwner, uint96 toFund) external counted("release") {
        uint32 borrowerId = _party(who).id;
        if (loans[borrowerId] == 0) return;
        bool last = loans[borrowerId] == 1;
        uint256 whole = last ? escrowed[borrowerId] : bound(escrow, 0, escrowed[borrowerId]);
        uint256 cover = last ? insured[borrowerId] : insured[borrowerId] / 2;
        _release(borrowerId, _party(to).id, whole, cover, bound(toOwner, 0, whole + whole / 8), bound(toFund, 0, whole));
    }

    function _release(
        uint32 borrowerId,
        uint32 ownerId,
        uint256 whole,
        uint256 cover,
        uint256 ownerPart,
        uint256 fundPart
    ) private {
        vm.prank(_doors.settlements);
        try _LEDGER.release(1, borrowerId, whole, uint64(cover), ownerId, ownerPart, fundPart) returns (uint256 refund) {
            if (ownerPart + fundPart + refund != whole) _break("the parts are not the whole");
            escrowed[borrowerId] -= whole;
            insured[borrowerId] -= cover;
            --loans[borrowerId];
            succeeded("release");
        } catch {}
    }

    function contribute(uint256 who, uint96 amount) external counted("contribute") {
        Party memory party = _party(who);
        amount = uint96(bound(amount, 0, uint256(_LEDGER.balanceOf(party.id).free) * 2));
        vm.prank(_doors.fund);
        try _LEDGER.contribute(party.id, amount) {
            succeeded("contribute");
        } catch {}
    }

    function payFromFund(uint256 who, uint96 amount) external counted("payFromFund") {
        amount = uint96(bound(amount, 0, _LEDGER.fund() * 2));
        vm.prank(_doors.fund);
        try _LEDGER.payFromFund(1, _party(who).id, amount) {
            succeeded("payFromFund");
        } catch {}
    }

    /// @notice Money goes every way it may, little enough of it that all succeeds.
    function playMoney(uint256 who, uint256 to, uint96 amount) external counted("playMoney") {
        amount = 1 + amount % 1e6;
        _try(abi.encodeCall(this.deposit, (who, 100e6 + amount)));
        _try(abi.encodeCall(this.gift, (amount)));
        _try(abi.encodeCall(this.hold, (who, amount, uint32(amount))));
        _try(abi.encodeCall(this.contribute, (who, amount)));
        _try(abi.encodeCall(this.payFromFund, (to, amount / 2)));
        _try(abi.encodeCall(this.release, (who, to, amount, amount / 3, amount / 5)));
        _try(abi.encodeCall(this.withdraw, (who, amount)));
        succeeded("playMoney");
    }

    function partyIds() external view returns (uint32[] memory ids) {
        ids = new uint32[](_parties.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            ids[i] = _parties[i].id;
        }
    }

    function _break(string memory what) private {
        if (bytes(broken).length == 0) broken = what;
    }

    function _party(uint256 who) private view returns (Party memory) {
        return _parties[who % _parties.length];
    }
}

contract SettlementInvariant is NetworkFixture {
    LedgerHandler private handler;

    function setUp() public override {
        super.setUp();
        LedgerHandler.Party[] memory parties = new LedgerHandler.Party[](3);
        for (uint256 i = 0; i < parties.length; ++i) {
            Place memory place = newFacility("party");
            parties[i] = LedgerHandler.Party(place.id, place.finance.account, place.administrator.account);
        }
        LedgerHandler.Doors memory doors =
            LedgerHandler.Doors(address(reservations), address(settlements), address(fund));
        handler = new LedgerHandler(ledger, dollar, doors, parties);
        dollar.transfer(address(handler), 100_000_000e6);
        bytes4[] memory selectors = new bytes4[](14);
        selectors[0] = LedgerHandler.deposit.selector;
        selectors[1] = LedgerHandler.gift.selector;
        selectors[2] = LedgerHandler.withdraw.selector;
        selectors[3] = LedgerHandler.hold.selector;
        selectors[4] = LedgerHandler.release.selector;
        selectors[5] = LedgerHandler.contribute.selector;
        selectors[6] = LedgerHandler.payFromFund.selector;
        for (uint256 i = 7; i < selectors.length; ++i) {
            selectors[i] = LedgerHandler.playMoney.selector;
        }
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    /// @notice INV-SET-1: tokens held >= sum of free + sum of escrowed + fund, and the surplus is what was given.
    /// forge-config: default.invariant.depth = 48
    /// forge-config: default.invariant.runs = 64
    function invariant_SET_1_tokensCoverEveryAccount() public view {
        assertEq(handler.broken(), "");
        uint256 sum = ledger.fund();
        uint32[] memory ids = handler.partyIds();
        for (uint256 i = 0; i < ids.length; ++i) {
            IFacilityLedger.Account memory account = ledger.balanceOf(ids[i]);
            sum += uint256(account.free) + account.escrowed;
            assertEq(account.escrowed, handler.escrowed(ids[i]));
            assertEq(account.insured, handler.insured(ids[i]));
            assertEq(account.loans, handler.loans(ids[i]));
        }
        assertEq(ledger.liabilities(), sum);
        assertEq(sum, handler.inside());
        assertEq(dollar.balanceOf(address(ledger)), sum + handler.gifts());
        assertEq(ledger.surplus(), handler.gifts());
    }

    function afterInvariant() public {
        handler.report("SET-1");
    }
}
