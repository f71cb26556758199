// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";
import {ICustodyLedger} from "../../src/custody/ICustodyLedger.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {ICheckoutDesk} from "../../src/usage/ICheckoutDesk.sol";
import {IUsageMeter} from "../../src/usage/IUsageMeter.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";
import {Tally} from "../fixture/Tally.sol";

/// @notice Reserves, lends, uses, returns and settles two units as their people do, honestly and not, and keeps by
/// hand what the contracts must agree with.
contract LoanHandler is LoanFixture, Tally {
    struct Ghost {
        uint64 id;
        uint32 unitId;
        IReservationManager.State seen;
        uint256 released;
    }

    uint32[2] public units;
    /// @dev A second borrower, to whom reservations are handed over.
    Place internal other;
    Ghost[] internal _ghosts;
    /// @dev The reservation that an act takes before any other, where it is in the state sought; 0 for none.
    uint64 internal _focus;
    mapping(uint32 unitId => uint32) public holders;
    mapping(uint32 unitId => IUsageMeter.Reading) private _readings;
    uint256 private _nonces;
    /// @notice By invariant, the first thing that should not have been possible, or should have been and was not; empty
    /// when all is well.
    mapping(string invariantId => string) public broken;
    /// @notice Whether a reservation ever left its documented states.
    bool public movedWrongly;

    constructor() {
        LoanFixture.setUp();
        units = [unit, lendableUnit(owner)];
        for (uint256 i = 0; i < 2; ++i) {
            fitMeter(units[i], METER_KEY);
            fitLock(units[i], LOCK_KEY);
            holders[units[i]] = owner.id;
        }
        IFacilityRegistry.Attestation memory rich = attestation();
        rich.cover = 100_000_000e6;
        activate(borrower.id, rich);
        other = newFacility("other");
        befriend(owner, other);
        deposit(other, 100_000e6);
        activate(other.id, rich);
    }

    /// @dev The network is made once; the fuzzer must not make another.
    function setUp() public pure override {}

    /// @dev Looks after every act whether each reservation moved along a documented step.
    modifier watched() {
        _listen();
        _;
        _noteMade();
        for (uint256 i = 0; i < _ghosts.length; ++i) {
            // That what is over stays over, the suite asserts.
            if (_isOver(_ghosts[i].seen)) continue;
            IReservationManager.State state = stateOf(_ghosts[i].id);
            if (_ghosts[i].seen != state) _follow(_ghosts[i], state);
        }
    }

    // Reserving

    function makeReservation(uint256 which, uint8 start, uint8 length, bool held) external counted("reserve") watched {
        IReservationManager.Request memory wanted = _wanted(which, start, length);
        wanted.stale = _stale();
        vm.prank(borrower.coordinator.account);
        if (held) {
            try reservations.hold(wanted) returns (uint64 id) {
                _made(id, wanted);
                succeeded("reserve");
            } catch {}
        } else {
            try reservations.reserve(wanted) returns (uint64 id) {
                _made(id, wanted);
                succeeded("reserve");
            } catch {}
        }
    }

    function confirmHold(uint256 which) external counted("confirm") watched {
        uint64 id = _some(which, IReservationManager.State.Held);
        vm.prank(borrower.coordinator.account);
        try reservations.confirm(id) {
            succeeded("confirm");
        } catch {}
    }

    function cancelSome(uint256 which, uint8 who) external counted("cancel") watched {
        // Now and then one that was picked up already: that must not work (INV-RES-3).
        uint256 later = who < 192 ? 0 : 1 + who % 3;
        uint64 id = _some(which, IReservationManager.State(uint256(IReservationManager.State.Confirmed) + later));
        Place memory party = _partyOf(id);
        address caller = [party.coordinator.account, owner.coordinator.account, address(this)][who % 3];
        uint256 escrowedBefore = ledger.balanceOf(party.id).escrowed;
        vm.prank(caller);
        // In time and late, and as not deliverable where it is not.
        (bool done,) = address(reservations).call(
            abi.encodeCall(who % 4 == 3 ? reservations.cancelUnfit : reservations.cancel, (id))
        );
        if (!done) return;
        _ghost(id).released += escrowedBefore - ledger.balanceOf(party.id).escrowed;
        succeeded("cancel");
    }

    function sweepStale() external counted("sweep") watched {
        reservations.sweep(_stale());
        succeeded("sweep");
    }

    // Custody

    function moveUnit(uint256 which, uint8 to) external counted("handOver") watched {
        uint64 id = _loanable(which);
        if (id == 0) return;
        Place memory from = _place(holders[reservations.detailsOf(id).unitId]);
        if (_move(id, from, _receiver(id, from.id, to))) succeeded("handOver");
    }

    function moveUnitOnOneSignature(uint256 which, bool ours) external counted("handOverOnOneSignature") watched {
        uint64 id = _loanable(which);
        if (id == 0) return;
        uint32 unitId = reservations.detailsOf(id).unitId;
        _read(unitId);
        Place memory from = _place(holders[unitId]);
        Place memory receiver = from.id == owner.id ? _partyOf(id) : owner;
        ICustodyLedger.Handover memory words = handover(id, from, receiver);
        Person memory only = ours ? from.coordinator : receiver.coordinator;
        bytes memory signature = signEcdsa(only, custody.digestOf(words));
        try custody.handOver(words, signature, signature) {
            _break("CUS-1", "custody moved on one signature");
        } catch {
            succeeded("handOverOnOneSignature");
        }
    }

    function certifyBoth(uint256 which) external counted("certifyTurnaround") watched {
        uint32 unitId = units[which % 2];
        vm.startPrank(_place(holders[unitId]).biomedical.account);
        custody.certifyTurnaround(unitId, ICustodyLedger.Turnaround.Decontamination, keccak256("clean"));
        custody.certifyTurnaround(unitId, ICustodyLedger.Turnaround.Sanitisation, keccak256("wiped"));
        vm.stopPrank();
        succeeded("certifyTurnaround");
    }

    // Use

    function useUnit(uint256 which, uint8 fault) external counted("checkOut") watched {
        uint64 id = _brought(which);
        if (id == 0) return;
        // One handed on may have come before its start.
        if (block.timestamp < reservations.detailsOf(id).startsAt) vm.warp(reservations.detailsOf(id).startsAt);
        Place memory party = _partyOf(id);
        vm.prank(party.biomedical.account);
        custody.inspect(id, true, keccak256("inspection"));
        ICheckoutDesk.CheckOut memory out = checkOutOf(id);
        out.operator = party.operator.account;
        out.lockNonce = keccak256(abi.encode(++_nonces));
        bool again = checkouts.mayOpen(out.unitId, out.operator, _lastNonce[id]);
        bytes32 digest = checkouts.digestOf(out);
        uint256 passkey = fault % 3 == 1 ? carrier.operator.key : party.operator.key;
        ICheckoutDesk.Presence memory seen = presence(fault % 3 == 2 ? METER_KEY : LOCK_KEY, out);
        WebAuthn.WebAuthnAuth memory signed = assertion(passkey, digest);
        try checkouts.checkOut(out, seen, signed) {
            if (fault % 3 != 0) _break("USE-3", "one factor opened a lock");
            if (again) _break("USE-3", "a grant was given twice");
            _lastNonce[id] = out.lockNonce;
            succeeded("checkOut");
        } catch {
            if (fault % 3 == 0 && !again) _break("ACC-1", "a check-out was refused");
        }
    }

    mapping(uint64 id => bytes32) private _lastNonce;

    function readMeter(uint256 which, uint32 ran, uint8 fault) external counted("readMeter") watched {
        uint32 unitId = units[which % 2];
        IUsageMeter.Reading memory last = meters.latest(unitId);
        IUsageMeter.Reading memory taken = reading(unitId, last.sequence + 1, 0);
        uint64 passed = taken.takenAt - (last.sequence == 0 ? taken.takenAt : last.takenAt);
        taken.runSeconds = last.runSeconds + uint64(bound(ran, 0, passed));
        taken.cycles = last.cycles + 1;
        uint8 kind = fault % 5;
        if (kind == 2 && last.runSeconds == 0) kind = 0;
        if (kind == 1) taken.sequence = last.sequence;
        if (kind == 2) taken.runSeconds = last.runSeconds - 1;
        if (kind == 3) taken.takenAt += 121;
        (bytes32 r, bytes32 s) = signP256(kind == 4 ? LOCK_KEY : METER_KEY, meters.digestOf(taken));
        try meters.accept(taken, r, s) {
            if (kind != 0) _break("USE-1", "a wrong reading was accepted");
            if (taken.runSeconds < _readings[unitId].runSeconds) _break("USE-1", "a counter decreased");
            if (taken.sequence <= _readings[unitId].sequence) _break("USE-1", "a reading counted twice");
            _readings[unitId] = taken;
            succeeded("readMeter");
        } catch {
            if (kind == 0) _break("ACC-1", "an honest reading was refused");
        }
    }

    // Settling, time and standing

    function settleSome(uint256 which) external counted("settle") watched {
        uint64 id = _some(which, IReservationManager.State.Returned);
        uint32 partyId = _partyOf(id).id;
        uint256 escrowedBefore = ledger.balanceOf(partyId).escrowed;
        try settlements.settle(id) {
            _ghost(id).released += escrowedBefore - ledger.balanceOf(partyId).escrowed;
            succeeded("settle");
        } catch {
            if (id != 0) _break("ACC-1", "a settlement was refused");
        }
    }

    function passTime(uint16 minutesLong) external counted("passTime") watched {
        vm.warp(block.timestamp + uint256(minutesLong) % 360 * 60);
        succeeded("passTime");
    }

    /// @notice Mostly both sides are licensed and insured again; else a licence or an insurance ends, of either side.
    function changeStanding(uint8 what) external counted("changeStanding") watched {
        uint8 ending = what % 8;
        _attest(borrower.id, ending < 2, ending == 2);
        _attest(owner.id, ending == 3, ending == 4);
        vm.warp(block.timestamp + 2);
        succeeded("changeStanding");
    }

    /// @notice What is free can be taken out whatever has expired (INV-ACC-1).
    function withdrawSome(uint256 which, uint256 amount) external counted("withdraw") watched {
        Place memory party = [owner, borrower, other][which % 3];
        uint256 free = ledger.balanceOf(party.id).free;
        if (free == 0) return;
        // Little, so that there is something to reserve with.
        vm.prank(party.finance.account);
        try ledger.withdraw(bound(amount, 1, free < 1e6 ? free : 1e6)) {
            succeeded("withdraw");
        } catch {
            _break("ACC-1", "a withdrawal was refused");
        }
    }

    // For the suite

    function ghosts() external view returns (Ghost[] memory) {
        return _ghosts;
    }

    function lastReading(uint32 unitId) external view returns (IUsageMeter.Reading memory) {
        return _readings[unitId];
    }

    function network() external view returns (address, address, address, address) {
        return (address(reservations), address(ledger), address(custody), address(meters));
    }

    /// @notice All who have a balance; the borrowers first.
    function parties() external view returns (uint32[5] memory) {
        return [borrower.id, other.id, owner.id, carrier.id, provider.id];
    }

    // Inside

    /// @dev Whoever waits may be served by any act, which only an event tells.
    function _listen() internal virtual {}

    function _noteMade() internal virtual {}

    function _wanted(uint256 which, uint8 start, uint8 length)
        internal
        view
        returns (IReservationManager.Request memory)
    {
        // Mostly soon and short, so that many meet and many are picked up.
        return request(units[which % 2], start % 48, 2 + length % 12);
    }

    /// @dev Equal attestations seconds apart would meet; each pair is told apart by its evidence.
    function _attest(uint32 facilityId, bool unlicensed, bool uninsured) private {
        IFacilityRegistry.Attestation memory found = attestation();
        found.cover = 100_000_000e6;
        if (unlicensed) found.licensedUntil = uint40(block.timestamp + 1);
        if (uninsured) found.insuredUntil = uint40(block.timestamp + 1);
        found.evidence = keccak256(abi.encode(++_nonces));
        activate(facilityId, found);
    }

    /// @dev INV-FAC-1: whoever gets a reservation is licensed and insured until its end, and its lender licensed.
    function _checkStanding(uint64 id) internal {
        IReservationManager.Details memory made = reservations.detailsOf(id);
        IFacilityRegistry.Standing memory standing = facilities.standingOf(made.reservation.borrowerId);
        if (standing.activeUntil < made.endsAt) _break("FAC-1", "reserved beyond the borrower's licence");
        if (standing.insuredUntil < made.endsAt) _break("FAC-1", "reserved beyond the borrower's insurance");
        standing = facilities.standingOf(made.ownerId);
        if (standing.activeUntil < made.endsAt) _break("FAC-1", "reserved beyond the owner's licence");
    }

    function _made(uint64 id, IReservationManager.Request memory wanted) internal {
        _ghosts.push(Ghost(id, wanted.unitId, IReservationManager.State.None, 0));
    }

    function _stale() internal view returns (uint64[] memory ids) {
        ids = new uint64[](8);
        uint256 found;
        for (uint256 i = 0; i < _ghosts.length && found < 8; ++i) {
            if (_isOver(_ghosts[i].seen)) continue;
            if (stateOf(_ghosts[i].id) == IReservationManager.State.Held) ids[found++] = _ghosts[i].id;
        }
    }

    /// @dev A reservation in that state, or 0.
    function _some(uint256 which, IReservationManager.State state) internal view returns (uint64) {
        if (_focus != 0 && stateOf(_focus) == state) return _focus;
        bool over = _isOver(state);
        for (uint256 i = 0; i < _ghosts.length; ++i) {
            uint256 at = addmod(which, i, _ghosts.length);
            if (_isOver(_ghosts[at].seen) == over && stateOf(_ghosts[at].id) == state) return _ghosts[at].id;
        }
        return 0;
    }

    /// @dev One on loan, or one that may be picked up now, or 0.
    function _loanable(uint256 which) internal returns (uint64 id) {
        id = _some(which, IReservationManager.State.OnLoan);
        if (id != 0 && (_focus == 0 ? which % 4 != 0 : id == _focus)) return id;
        uint64 next = _some(which, IReservationManager.State.Confirmed);
        if (next == 0) return id;
        uint40 startsAt = reservations.detailsOf(next).startsAt;
        if (startsAt > block.timestamp && startsAt < block.timestamp + 12 hours) vm.warp(startsAt);
        return next;
    }

    function _read(uint32 unitId) internal {
        IUsageMeter.Reading memory taken = reading(unitId, meters.latest(unitId).sequence + 1, 0);
        (taken.runSeconds, taken.cycles) = (meters.latest(unitId).runSeconds, meters.latest(unitId).cycles);
        accept(taken);
        _readings[unitId] = taken;
    }

    function _ghost(uint64 id) internal view returns (Ghost storage) {
        for (uint256 i = 0; i < _ghosts.length; ++i) {
            if (_ghosts[i].id == id) return _ghosts[i];
        }
        revert("no such reservation");
    }

    /// @dev Mostly straight on, by carrier or without.
    function _receiver(uint64 id, uint32 fromId, uint8 to) internal view returns (Place memory) {
        if (fromId == owner.id) return to % 2 == 0 ? carrier : _partyOf(id);
        if (fromId == carrier.id) return to % 4 == 0 ? owner : _partyOf(id);
        return to % 4 == 0 ? carrier : owner;
    }

    function _move(uint64 id, Place memory from, Place memory to) internal returns (bool) {
        uint32 unitId = reservations.detailsOf(id).unitId;
        _read(unitId);
        bool onLoan = stateOf(id) == IReservationManager.State.OnLoan;
        ICustodyLedger.Handover memory words = handover(id, from, to);
        bytes32 digest = custody.digestOf(words);
        try custody.handOver(words, signEcdsa(from.coordinator, digest), signEcdsa(to.coordinator, digest)) {
            holders[unitId] = to.id;
            return true;
        } catch {
            // Into the owner's or the borrower's hands a picked-up unit may always go (INV-ACC-1).
            if (onLoan && to.id != carrier.id && to.id != from.id) _break("ACC-1", "a hand-over was refused");
            return false;
        }
    }

    /// @dev A loan whose unit is in the borrower's hands, where it is brought when it is not, or 0.
    function _brought(uint256 which) internal returns (uint64 id) {
        id = _loanable(which);
        if (id == 0) return 0;
        uint32 holder = holders[reservations.detailsOf(id).unitId];
        Place memory party = _partyOf(id);
        if (holder != party.id) return _move(id, _place(holder), party) ? id : 0;
        return stateOf(id) == IReservationManager.State.OnLoan ? id : 0;
    }

    function _place(uint32 facilityId) internal view returns (Place memory) {
        if (facilityId == owner.id) return owner;
        if (facilityId == other.id) return other;
        return facilityId == borrower.id ? borrower : carrier;
    }

    /// @dev The borrower of a reservation; the first one of none.
    function _partyOf(uint64 id) internal view returns (Place memory) {
        return id != 0 && reservations.reservationOf(id).borrowerId == other.id ? other : borrower;
    }

    function _isOver(IReservationManager.State state) internal pure returns (bool) {
        return uint8(state) >= uint8(IReservationManager.State.Settled);
    }

    function _follow(Ghost storage ghost, IReservationManager.State state) internal {
        if (!_mayFollow(ghost.seen, state)) movedWrongly = true;
        if (state == IReservationManager.State.Confirmed) _checkStanding(ghost.id);
        _took(_stepName(ghost.seen, state));
        ghost.seen = state;
    }

    function _stepName(IReservationManager.State from, IReservationManager.State to)
        internal
        pure
        returns (string memory)
    {
        string[8] memory names =
            ["None", "Held", "Confirmed", "OnLoan", "Returned", "Settled", "Cancelled", "Expired"];
        return string.concat(names[uint8(from)], "-", names[uint8(to)]);
    }

    /// @dev One act moves a reservation at most one step, but the first sight of it is after the act that made it.
    function _mayFollow(IReservationManager.State from, IReservationManager.State to) internal pure returns (bool) {
        if (from == to) return true;
        uint256 held = 1 << uint8(IReservationManager.State.Held);
        uint256 confirmed = 1 << uint8(IReservationManager.State.Confirmed);
        uint256 cancelled = 1 << uint8(IReservationManager.State.Cancelled);
        uint256 next;
        if (from == IReservationManager.State.None) next = held | confirmed;
        if (from == IReservationManager.State.Held) {
            next = confirmed | cancelled | 1 << uint8(IReservationManager.State.Expired);
        }
        if (from == IReservationManager.State.Confirmed) {
            next = cancelled | 1 << uint8(IReservationManager.State.OnLoan);
        }
        if (from == IReservationManager.State.OnLoan) next = 1 << uint8(IReservationManager.State.Returned);
        if (from == IReservationManager.State.Returned) next = 1 << uint8(IReservationManager.State.Settled);
        return next >> uint8(to) & 1 == 1;
    }

    function _break(string memory invariantId, string memory what) internal {
        if (bytes(broken[invariantId]).length == 0) broken[invariantId] = what;
    }
}
