// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {FacilityRegistry} from "../../src/facility/FacilityRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {NetworkFixture} from "../fixture/NetworkFixture.sol";
import {Tally} from "../fixture/Tally.sol";

/// @notice Appoints, dismisses, certifies, renews and lets time pass, and remembers who may what until when.
contract FacilityHandler is Tally {
    struct Right {
        uint32 facilityId;
        uint16 roles;
        uint40 until;
    }

    FacilityRegistry private immutable _FACILITIES;
    address[2] private _administrators;
    uint32[2] private _ids;
    address[3] private _reviewers;

    /// @dev secp256k1 keys of the four people are 0x1001 to 0x1004.
    uint256 private constant _FIRST_KEY = 0x1001;

    address[4] public people;
    /// @dev The latest acceptance of each that has been used.
    mapping(address person => IFacilityRegistry.Acceptance) private _used;
    mapping(address person => bytes) private _usedSignatures;
    mapping(address person => Right) public rights;
    /// @dev Certified at the facility, whether or not the person is there now.
    mapping(uint32 facilityId => mapping(address person => uint40)) public competentUntil;
    mapping(uint32 facilityId => uint40) public activeUntil;
    /// @notice First thing that should not have been possible, or should have been and was not; empty when all is well.
    string public broken;

    constructor(FacilityRegistry facilities, address[2] memory administrators, uint32[2] memory ids, address[3] memory by) {
        _FACILITIES = facilities;
        (_administrators, _ids, _reviewers) = (administrators, ids, by);
        for (uint256 i = 0; i < 2; ++i) {
            activeUntil[ids[i]] = facilities.standingOf(ids[i]).activeUntil;
        }
        for (uint256 i = 0; i < 4; ++i) {
            people[i] = vm.addr(_FIRST_KEY + i);
        }
    }

    function appoint(uint256 where, uint256 who, uint16 roles, uint24 term) external counted("appoint") {
        (where, roles) = (where % 2, uint16(roles % 256));
        address person = people[who % 4];
        uint40 until = uint40(block.timestamp) + term % 10 days;
        uint256 nonce = _FACILITIES.acceptanceNonceOf(person);
        IFacilityRegistry.Acceptance memory words =
            IFacilityRegistry.Acceptance(_ids[where], person, roles, until, 0, 0, nonce);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_FIRST_KEY + who % 4, _FACILITIES.acceptanceDigestOf(words));
        vm.prank(_administrators[where]);
        try _FACILITIES.appoint(person, roles, until, 0, 0, abi.encodePacked(r, s, v)) {
            _used[person] = words;
            _usedSignatures[person] = abi.encodePacked(r, s, v);
            Right memory before = rights[person];
            if (before.until > block.timestamp && before.facilityId != _ids[where]) _break("two employers");
            rights[person] = Right(_ids[where], roles, until);
            succeeded("appoint");
        } catch {}
    }

    function dismiss(uint256 where, uint256 who) external counted("dismiss") {
        address person = people[who % 4];
        vm.prank(_administrators[where % 2]);
        try _FACILITIES.dismiss(person) {
            delete rights[person];
            succeeded("dismiss");
        } catch {}
    }

    function resign(uint256 who) external counted("resign") {
        address person = people[who % 4];
        Right memory right = rights[person];
        bool may = right.until > block.timestamp && right.roles & Role.ADMINISTRATOR == 0;
        vm.prank(person);
        try _FACILITIES.resign() {
            if (!may) _break("resigned without a place, or as an administrator");
            delete rights[person];
            succeeded("resign");
        } catch {
            if (may) _break("could not resign");
        }
    }

    /// @notice An administrator uses an acceptance again.
    function impose(uint256 who) external counted("impose") {
        address person = people[who % 4];
        IFacilityRegistry.Acceptance memory words = _used[person];
        if (words.account == address(0)) return;
        vm.prank(_administrators[words.facilityId == _ids[0] ? 0 : 1]);
        try _FACILITIES.appoint(person, words.roles, words.until, 0, 0, _usedSignatures[person]) {
            _break("appointed without having accepted");
        } catch (bytes memory reason) {
            if (bytes4(reason) == IFacilityRegistry.FacilityAcceptanceInvalid.selector) succeeded("impose");
        }
    }

    function certify(uint256 where, uint256 who, uint24 term) external counted("certify") {
        where %= 2;
        address person = people[who % 4];
        uint40 until = term % 5 == 0 ? 0 : uint40(block.timestamp) + term % 10 days;
        vm.prank(_administrators[where]);
        try _FACILITIES.certifyCompetency(person, "CBK", until, 0) {
            competentUntil[_ids[where]][person] = until;
            succeeded("certify");
        } catch {}
    }

    function renew(uint256 where, uint24 term) external counted("renew") {
        where %= 2;
        uint40 until = uint40(block.timestamp) + 1 + term % 10 days;
        IFacilityRegistry.Attestation memory found = IFacilityRegistry.Attestation(until, until, 1, 0);
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(_reviewers[i]);
            try _FACILITIES.attest(_ids[where], found) {}
            catch {
                _break("a renewal was refused");
                return;
            }
        }
        activeUntil[_ids[where]] = until;
        succeeded("renew");
    }

    /// @notice A person tries to act; whoever has no right must fail.
    function act(uint256 who) external counted("act") {
        address person = people[who % 4];
        Right memory right = rights[person];
        bool may = right.until > block.timestamp && right.roles & (Role.COORDINATOR | Role.ADMINISTRATOR) != 0;
        vm.prank(person);
        try _FACILITIES.changeServiceArea(new uint64[](0), new uint64[](0)) {
            if (!may) _break("acted without a right");
            succeeded("act");
        } catch {
            if (may) _break("could not act with a right");
        }
    }

    function pass(uint24 time) external counted("pass") {
        vm.warp(block.timestamp + time % 3 days);
        succeeded("pass");
    }

    /// @notice Somebody comes, learns, acts and leaves, comes again and is dismissed; nothing signed before counts again.
    function playCareer(uint256 where, uint256 who, uint16 roles, uint24 term) external counted("playCareer") {
        // Long enough to outlast the play.
        uint24 days_ = 1 days + term % 8 days;
        _try(abi.encodeCall(this.renew, (where, days_)));
        _try(abi.encodeCall(this.dismiss, (where % 2 + 1, who)));
        // Nobody leaves as an administrator.
        roles = (roles & ~Role.ADMINISTRATOR) | Role.COORDINATOR;
        _try(abi.encodeCall(this.appoint, (where, who, roles, days_)));
        _try(abi.encodeCall(this.certify, (where, who, days_)));
        _try(abi.encodeCall(this.act, (who)));
        _try(abi.encodeCall(this.resign, (who)));
        _try(abi.encodeCall(this.impose, (who)));
        _try(abi.encodeCall(this.appoint, (where, who, roles, days_)));
        if (term % 4 == 0) return;
        _try(abi.encodeCall(this.dismiss, (where, who)));
        if (rights[people[who % 4]].until == 0) succeeded("playCareer");
    }

    function _break(string memory what) private {
        if (bytes(broken).length == 0) broken = what;
    }
}

contract FacilityInvariant is NetworkFixture {
    FacilityHandler private handler;
    uint32[2] private ids;

    function setUp() public override {
        super.setUp();
        Place memory first = newFacility("First");
        Place memory second = newFacility("Second");
        ids = [first.id, second.id];
        handler = new FacilityHandler(
            facilities,
            [first.administrator.account, second.administrator.account],
            ids,
            [founders[0].account, founders[1].account, founders[2].account]
        );
        bytes4[] memory selectors = new bytes4[](14);
        selectors[0] = FacilityHandler.appoint.selector;
        selectors[1] = FacilityHandler.dismiss.selector;
        selectors[2] = FacilityHandler.certify.selector;
        selectors[3] = FacilityHandler.renew.selector;
        selectors[4] = FacilityHandler.act.selector;
        selectors[5] = FacilityHandler.pass.selector;
        selectors[6] = FacilityHandler.resign.selector;
        selectors[7] = FacilityHandler.impose.selector;
        for (uint256 i = 8; i < selectors.length; ++i) {
            selectors[i] = i % 3 == 0 ? FacilityHandler.pass.selector : FacilityHandler.playCareer.selector;
        }
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    /// @notice INV-FAC-1: no right survives the expiry or revocation it depends on.
    /// forge-config: default.invariant.depth = 72
    /// forge-config: default.invariant.runs = 96
    function invariant_FAC_1_noRightOutlivesItsGround() public view {
        assertEq(handler.broken(), "");
        for (uint256 i = 0; i < 4; ++i) {
            address person = handler.people(i);
            (uint32 employer, uint16 roles, uint40 until) = handler.rights(person);
            bool employed = until > block.timestamp;
            for (uint256 bit = 0; bit < 8; ++bit) {
                uint16 role = uint16(1 << bit);
                assertEq(_holds(person, role), employed && roles & role != 0);
            }
            uint40 competent = employed ? handler.competentUntil(employer, person) : 0;
            assertEq(facilities.competentUntil(person, "CBK"), competent);
        }
        for (uint256 i = 0; i < 2; ++i) {
            bool active = block.timestamp < handler.activeUntil(ids[i]);
            assertEq(facilities.isActive(ids[i], uint40(block.timestamp)), active);
        }
    }

    function afterInvariant() public {
        handler.report("FAC-1");
    }

    function _holds(address person, uint16 role) private view returns (bool) {
        try facilities.requireStaff(person, role) returns (uint32) {
            return true;
        } catch {
            return false;
        }
    }
}
