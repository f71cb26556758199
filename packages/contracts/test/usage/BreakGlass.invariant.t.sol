// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "forge-std/Test.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {IBreakGlass} from "../../src/usage/IBreakGlass.sol";
import {LoanHandler} from "../reservation/LoanHandler.sol";
import {SteeringLoanHandler} from "../reservation/SteeringLoanHandler.sol";

/// @notice Loans go on as in the loan suite; besides, locks are opened without a grant, replaced and put back, their
/// statements come late, twice and in any order, and people identify and review, rightly and not.
contract BreakGlassHandler is SteeringLoanHandler {
    struct Signed {
        IBreakGlass.Opening opening;
        uint256 key;
        uint64 duringLoan;
        bool recorded;
    }

    Signed[] private _signed;
    mapping(uint32 unitId => mapping(uint256 key => uint32)) private _sequences;
    mapping(uint32 unitId => uint256 key) private _lockKeys;
    uint256 private _recordings;

    function breakGlass(uint256 which, uint8 clock) external counted("breakGlass") watched {
        uint32 unitId = units[which % 2];
        uint256 key = _keyOf(unitId);
        uint40 openedAt = uint40(block.timestamp);
        if (clock % 4 == 0) openedAt = 0;
        if (clock % 4 == 1) openedAt += 3 days;
        uint64 id = _some(which, IReservationManager.State.OnLoan);
        if (id == 0 || reservations.detailsOf(id).unitId != unitId) id = 0;
        _signed.push(Signed(IBreakGlass.Opening(unitId, 1, ++_sequences[unitId][key], openedAt), key, id, false));
        succeeded("breakGlass");
    }

    /// @dev Any of them, any number of times, with the right loan, with none or with another.
    function relay(uint256 which, uint8 shown) external counted("relay") watched {
        if (_signed.length == 0) return;
        Signed storage one = _signed[which % _signed.length];
        uint64 loan = shown % 3 == 0 ? 0 : shown % 3 == 1 ? one.duringLoan : one.duringLoan + 1;
        try checkouts.recordBreakGlass(one.opening, _signature(one.key, one.opening), loan) {
            if (one.recorded) _break("USE-4", "an opening was recorded twice");
            one.recorded = true;
            ++_recordings;
            succeeded("relay");
        } catch {
            if (!one.recorded) _break("USE-4", "a signed opening was refused");
        }
    }

    function relayForged(uint256 which, uint8 fault) external counted("relayForged") watched {
        if (_signed.length == 0) return;
        Signed memory one = _signed[which % _signed.length];
        IBreakGlass.LockSignature memory signature = _signature(fault % 2 == 0 ? METER_KEY : one.key, one.opening);
        one.opening.sequence += 1_000_000;
        try checkouts.recordBreakGlass(one.opening, signature, 0) {
            _break("USE-4", "an opening was recorded that no lock signed");
        } catch {
            succeeded("relayForged");
        }
    }

    function replaceLock(uint256 which) external counted("replaceLock") watched {
        uint32 unitId = units[which % 2];
        if (holders[unitId] != owner.id) return;
        // Now and then an earlier one comes back.
        uint256 key = LOCK_KEY + which % 3;
        fitLock(unitId, key);
        _lockKeys[unitId] = key;
        succeeded("replaceLock");
    }

    function identify(uint256 which, uint8 who) external counted("identify") watched {
        (Signed memory one, uint32 lock) = _one(which);
        if (lock == 0) return;
        Place memory party = who % 4 == 3 ? owner : _partyOf(one.duringLoan);
        vm.prank(party.operator.account);
        try checkouts.identifyBreakGlass(one.opening.unitId, lock, one.opening.sequence, 1, bytes32(which)) {
            succeeded("identify");
        } catch {}
    }

    function review(uint256 which, bool justified) external counted("review") watched {
        (Signed memory one, uint32 lock) = _one(which);
        if (lock == 0) return;
        vm.prank(owner.clinicalLead.account);
        try checkouts.reviewBreakGlass(one.opening.unitId, lock, one.opening.sequence, justified, bytes32(which)) {
            succeeded("review");
        } catch {}
    }

    /// @notice A loan during which its lock is opened without a grant, and all that follows.
    function playBreakGlass(uint256 which, uint8 start, uint8 roll) external counted("playBreakGlass") {
        _bringHome(which);
        _try(abi.encodeCall(this.replaceLock, (which)));
        if (!_take(which, start % 12, roll, false)) return;
        _try(abi.encodeCall(this.moveUnit, (which, 1)));
        // The opening begins no later than now, by a clock that is right: only so it may be identified as of this loan.
        _try(abi.encodeCall(this.breakGlass, (which, 2)));
        uint256 last = _signed.length - 1;
        _try(abi.encodeCall(this.relayForged, (last, roll)));
        _try(abi.encodeCall(this.relay, (last, 1)));
        _try(abi.encodeCall(this.identify, (last, 0)));
        _try(abi.encodeCall(this.review, (last, roll % 2 == 0)));
        _try(abi.encodeCall(this.passTime, (uint16(roll))));
        _goHome(which);
        _try(abi.encodeCall(this.settleSome, (which)));
        if (_isIn(IReservationManager.State.Settled)) succeeded("playBreakGlass");
        _focus = 0;
    }

    // For the suite

    function isRecordedExactly() external view returns (bool) {
        uint256 found;
        for (uint256 i = 0; i < _signed.length; ++i) {
            Signed memory one = _signed[i];
            bool recorded = checkouts.breakGlassOf(one.opening.unitId, _lockOf(one), one.opening.sequence)
            .recordedAt != 0;
            if (recorded != one.recorded) return false;
            if (recorded) ++found;
        }
        return found == _recordings;
    }

    /// @dev The oldest statement not recorded yet must be recordable now, and after everybody's licence and insurance
    /// have ended; tried and undone.
    function recordOldest() external {
        _endEverybodysStanding();
        for (uint256 i = 0; i < _signed.length; ++i) {
            Signed memory one = _signed[i];
            if (one.recorded) continue;
            checkouts.recordBreakGlass(one.opening, _signature(one.key, one.opening), one.duringLoan);
            break;
        }
        revert("undone");
    }

    // Inside

    function _endEverybodysStanding() private {
        IFacilityRegistry.Attestation memory ending = attestation();
        ending.licensedUntil = uint40(block.timestamp + 1);
        ending.insuredUntil = uint40(block.timestamp + 1);
        uint32[4] memory all = [owner.id, borrower.id, other.id, carrier.id];
        for (uint256 i = 0; i < 4; ++i) {
            ending.evidence = keccak256(abi.encode("ending", block.timestamp, i));
            activate(all[i], ending);
        }
        vm.warp(block.timestamp + 2);
    }

    function _one(uint256 which) private view returns (Signed memory one, uint32 lock) {
        if (_signed.length == 0) return (one, 0);
        one = _signed[which % _signed.length];
        if (one.recorded) lock = _lockOf(one);
    }

    function _lockOf(Signed memory one) private view returns (uint32) {
        (bytes32 x, bytes32 y) = point(one.key);
        return checkouts.lockNumberOf(one.opening.unitId, x, y);
    }

    function _keyOf(uint32 unitId) private view returns (uint256) {
        return _lockKeys[unitId] == 0 ? LOCK_KEY : _lockKeys[unitId];
    }

    function _signature(uint256 key, IBreakGlass.Opening memory opening)
        private
        view
        returns (IBreakGlass.LockSignature memory signature)
    {
        (signature.x, signature.y) = point(key);
        (signature.r, signature.s) = signP256(key, checkouts.breakGlassDigestOf(opening));
    }
}

/// @notice What holds of openings without a grant after any sequence of acts.
contract BreakGlassInvariant is Test {
    BreakGlassHandler private _handler;

    function setUp() public {
        _handler = new BreakGlassHandler();
        bytes4[] memory selectors = new bytes4[](39);
        selectors[0] = LoanHandler.makeReservation.selector;
        selectors[1] = LoanHandler.moveUnit.selector;
        selectors[2] = LoanHandler.moveUnit.selector;
        selectors[3] = LoanHandler.settleSome.selector;
        selectors[4] = LoanHandler.passTime.selector;
        selectors[5] = LoanHandler.changeStanding.selector;
        selectors[6] = BreakGlassHandler.breakGlass.selector;
        selectors[7] = BreakGlassHandler.relay.selector;
        selectors[8] = BreakGlassHandler.relay.selector;
        selectors[9] = BreakGlassHandler.relayForged.selector;
        selectors[10] = BreakGlassHandler.replaceLock.selector;
        selectors[11] = BreakGlassHandler.identify.selector;
        selectors[12] = BreakGlassHandler.review.selector;
        for (uint256 i = 13; i < selectors.length; ++i) {
            selectors[i] = BreakGlassHandler.playBreakGlass.selector;
        }
        targetContract(address(_handler));
        targetSelector(FuzzSelector({addr: address(_handler), selectors: selectors}));
    }

    /// @notice INV-USE-4: every opening without a grant that its lock signed can be recorded, exactly once, in every
    /// state.
    /// forge-config: default.invariant.depth = 44
    /// forge-config: default.invariant.runs = 40
    function invariant_USE_4_everyOpeningIsRecordedOnce() public {
        assertTrue(_handler.isRecordedExactly());
        assertEq(_handler.broken("USE-4"), "");
        try _handler.recordOldest() {}
        catch (bytes memory reason) {
            assertEq(reason, abi.encodeWithSignature("Error(string)", "undone"));
        }
    }

    function afterInvariant() public {
        _handler.report("BREAK-GLASS");
    }
}
