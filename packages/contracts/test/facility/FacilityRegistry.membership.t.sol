// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Npi} from "../../src/facility/Npi.sol";
import {Role} from "../../src/facility/Role.sol";
import {NetworkFixture} from "../fixture/NetworkFixture.sol";

contract FacilityRegistryMembershipTest is NetworkFixture {
    IFacilityRegistry.Kind private constant HOSPITAL = IFacilityRegistry.Kind.Hospital;

    // Founders

    function test_constructor_makesFoundersActiveReviewers() public view {
        assertEq(facilities.facilityCount(), 3);
        for (uint32 id = 1; id <= 3; ++id) {
            assertTrue(facilities.isActive(id, START));
            assertEq(facilities.accountOf(id), founders[id - 1].account);
            IFacilityRegistry.Staff memory staff = facilities.staffOf(founders[id - 1].account);
            assertEq(staff.facilityId, id);
            assertEq(staff.roles, Role.ADMINISTRATOR | Role.REVIEWER);
            assertEq(staff.until, type(uint40).max);
        }
    }

    // applyForMembership

    function test_apply_recordsTheApplicantWhoIsNotActive() public {
        Person memory person = newPerson("applicant");
        IFacilityRegistry.Application memory stated = application(HOSPITAL, RED_LODGE);
        vm.expectEmit();
        emit IFacilityRegistry.FacilityApplied(4, person.account, stated);
        emit IFacilityRegistry.StaffAppointed(
            4, person.account, Role.ADMINISTRATOR, type(uint40).max, person.x, person.y
        );
        vm.prank(person.account);
        uint32 id = facilities.applyForMembership(stated, person.x, person.y);
        assertEq(id, 4);
        assertFalse(facilities.isActive(id, START));
        assertEq(facilities.standingOf(id).homeCell, RED_LODGE);
        (bytes32 x, bytes32 y) = facilities.passkeyOf(person.account);
        assertEq(x, person.x);
        assertEq(y, person.y);
    }

    function test_apply_revertsWhenAnyPartIsMissing() public {
        for (uint256 part = 0; part < 6; ++part) {
            IFacilityRegistry.Application memory stated = application(HOSPITAL, RED_LODGE);
            if (part == 0) stated.kind = IFacilityRegistry.Kind.None;
            if (part == 1) stated.homeCell = 0;
            if (part == 2) stated.profile = 0;
            if (part == 3) stated.evidence = 0;
            if (part == 4) stated.encryptionX = 0;
            if (part == 5) stated.encryptionY = 0;
            string memory field = ["kind", "homeCell", "profile", "evidence", "encryptionKey", "encryptionKey"][part];
            vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityApplicationIncomplete.selector, field));
            facilities.applyForMembership(stated, 0, 0);
        }
    }

    function test_apply_revertsOnEveryWrongNpi() public {
        uint64 right = newNpi();
        for (uint64 digit = 0; digit < 10; ++digit) {
            uint64 npi = right / 10 * 10 + digit;
            if (npi == right) continue;
            _expectNpiInvalid(npi);
        }
        _expectNpiInvalid(0);
        _expectNpiInvalid(3_000_000_000);
        _expectNpiInvalid(999_999_999);
        _expectNpiInvalid(npiOf(312_345_678));
    }

    /// @dev Real NPIs of the CMS documentation and of published test data.
    function test_apply_acceptsKnownNpis() public pure {
        assertTrue(Npi.isValid(1_234_567_893));
        assertTrue(Npi.isValid(1_245_319_599));
        assertTrue(Npi.isValid(1_003_000_126));
    }

    function test_apply_revertsWhenAnActiveFacilityHoldsTheNumbers() public {
        IFacilityRegistry.Application memory stated = application(HOSPITAL, RED_LODGE);
        stated.ccn = "271326";
        uint32 id = _apply(stated);
        activate(id, attestation());
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityNpiTaken.selector, stated.npi, id));
        facilities.applyForMembership(stated, 0, 0);
        stated.npi = newNpi();
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityCcnTaken.selector, stated.ccn, id));
        facilities.applyForMembership(stated, 0, 0);
    }

    function test_apply_cannotOccupyANumberWithoutBeingVerified() public {
        IFacilityRegistry.Application memory stated = application(HOSPITAL, RED_LODGE);
        uint32 squatter = _apply(stated);
        uint32 rightful = _apply(stated);
        activate(rightful, attestation());
        vm.prank(founders[0].account);
        facilities.attest(squatter, attestation());
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityNpiTaken.selector, stated.npi, rightful));
        vm.prank(founders[1].account);
        facilities.attest(squatter, attestation());
    }

    function test_apply_revertsOnACellThatIsNoneOfResolutionEight() public {
        uint64[4] memory wrong = [AROUND_RED_LODGE, RED_LODGE | 7, RED_LODGE & ~uint64(1), uint64(1)];
        for (uint256 i = 0; i < wrong.length; ++i) {
            IFacilityRegistry.Application memory stated = application(HOSPITAL, wrong[i]);
            if (wrong[i] == RED_LODGE) continue;
            vm.expectRevert(
                abi.encodeWithSelector(IFacilityRegistry.FacilityServiceAreaInvalid.selector, 4, wrong[i])
            );
            facilities.applyForMembership(stated, 0, 0);
        }
    }

    function test_apply_revertsForAnAccountThatBelongsToAFacility() public {
        IFacilityRegistry.Application memory stated = application(HOSPITAL, RED_LODGE);
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityAccountTaken.selector, founders[2].account, 3)
        );
        vm.prank(founders[2].account);
        facilities.applyForMembership(stated, 0, 0);
    }

    function test_apply_revertsForAnUnknownOwner() public {
        IFacilityRegistry.Application memory stated = application(HOSPITAL, RED_LODGE);
        stated.ownerGroup = 99;
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityUnknown.selector, 99));
        facilities.applyForMembership(stated, 0, 0);
    }

    // attest

    function test_attest_activatesOnTheSecondEqualOne() public {
        uint32 id = _apply(application(HOSPITAL, RED_LODGE));
        vm.expectEmit();
        emit IFacilityRegistry.FacilityAttested(id, 1, founders[0].account, attestation());
        vm.prank(founders[0].account);
        facilities.attest(id, attestation());
        assertFalse(facilities.isActive(id, START));

        vm.expectEmit();
        emit IFacilityRegistry.FacilityActivated(id, FOREVER, FOREVER, COVER);
        vm.prank(founders[1].account);
        facilities.attest(id, attestation());
        assertTrue(facilities.isActive(id, START));
        assertTrue(facilities.isActive(id, FOREVER - 1));
        assertFalse(facilities.isActive(id, FOREVER));
        assertEq(facilities.standingOf(id).cover, COVER);
    }

    function test_attest_countsOnlyEqualFindings() public {
        uint32 id = _apply(application(HOSPITAL, RED_LODGE));
        IFacilityRegistry.Attestation memory other = attestation();
        other.cover -= 1;
        vm.prank(founders[0].account);
        facilities.attest(id, attestation());
        vm.prank(founders[1].account);
        facilities.attest(id, other);
        assertFalse(facilities.isActive(id, START));
        vm.prank(founders[2].account);
        facilities.attest(id, other);
        assertEq(facilities.standingOf(id).cover, COVER - 1);
    }

    function test_attest_renewsAndCanShorten() public {
        Place memory place = newFacility("Red Lodge");
        IFacilityRegistry.Attestation memory renewed = attestation();
        renewed.licensedUntil = START + 30 days;
        renewed.insuredUntil = START + 20 days;
        renewed.cover = 7;
        activate(place.id, renewed);
        IFacilityRegistry.Standing memory standing = facilities.standingOf(place.id);
        assertEq(standing.activeUntil, START + 30 days);
        assertEq(standing.insuredUntil, START + 20 days);
        assertEq(standing.cover, 7);
    }

    function test_attest_revertsTwiceByTheSameReviewer() public {
        uint32 id = _apply(application(HOSPITAL, RED_LODGE));
        vm.startPrank(founders[0].account);
        facilities.attest(id, attestation());
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityReviewerNotIndependent.selector, id, 1));
        facilities.attest(id, attestation());
    }

    function test_attest_revertsWithinOneGroup() public {
        // A sister of founder 1, and a daughter of that sister: one group.
        Place memory sister = _memberOf(1);
        Place memory daughter = _memberOf(sister.id);
        Person memory reviewer = newStaff(daughter, Role.REVIEWER);
        uint32 id = _apply(application(HOSPITAL, RED_LODGE));
        vm.prank(founders[0].account);
        facilities.attest(id, attestation());
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityReviewerNotIndependent.selector, id, daughter.id)
        );
        vm.prank(reviewer.account);
        facilities.attest(id, attestation());

        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityReviewerNotIndependent.selector, sister.id, 1)
        );
        vm.prank(founders[0].account);
        facilities.attest(sister.id, attestation());
    }

    function test_attest_revertsForWhoIsNoReviewer() public {
        Place memory place = newFacility("Red Lodge");
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, place.administrator.account, Role.REVIEWER
            )
        );
        vm.prank(place.administrator.account);
        facilities.attest(1, attestation());
    }

    function test_attest_revertsForAReviewerOfAnExpiredFacility() public {
        Place memory place = newFacility("Red Lodge");
        Person memory reviewer = newStaff(place, Role.REVIEWER);
        IFacilityRegistry.Attestation memory brief = attestation();
        brief.licensedUntil = START + 1 days;
        activate(place.id, brief);
        uint32 id = _apply(application(HOSPITAL, RED_LODGE));
        vm.warp(START + 1 days);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityNotActive.selector, place.id, START + 1 days, START + 1 days
            )
        );
        vm.prank(reviewer.account);
        facilities.attest(id, attestation());
    }

    function test_attest_forgetsTheFirstReviewOfADismissedReviewer() public {
        Place memory place = newFacility("Red Lodge");
        Person memory reviewer = newStaff(place, Role.REVIEWER);
        uint32 id = _apply(application(HOSPITAL, RED_LODGE));
        vm.prank(reviewer.account);
        facilities.attest(id, attestation());
        vm.prank(place.administrator.account);
        facilities.dismiss(reviewer.account);

        vm.prank(founders[0].account);
        facilities.attest(id, attestation());
        assertFalse(facilities.isActive(id, START));
        vm.prank(founders[1].account);
        facilities.attest(id, attestation());
        assertTrue(facilities.isActive(id, START));
    }

    function test_attest_revertsWhenItEndsBeforeItCounts() public {
        uint32 id = _apply(application(HOSPITAL, RED_LODGE));
        IFacilityRegistry.Attestation memory past = attestation();
        past.licensedUntil = START;
        _expectExpired(id, past);
        past = attestation();
        past.insuredUntil = START;
        _expectExpired(id, past);
    }

    function test_attest_revertsForAnUnknownFacility() public {
        for (uint32 id = 0; id < 9; id += 4) {
            vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityUnknown.selector, id));
            vm.prank(founders[0].account);
            facilities.attest(id, attestation());
        }
    }

    function _expectNpiInvalid(uint64 npi) private {
        IFacilityRegistry.Application memory stated = application(HOSPITAL, RED_LODGE);
        stated.npi = npi;
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityNpiInvalid.selector, npi));
        facilities.applyForMembership(stated, 0, 0);
    }

    function _expectExpired(uint32 id, IFacilityRegistry.Attestation memory past) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAttestationExpired.selector, id, past.licensedUntil, past.insuredUntil
            )
        );
        vm.prank(founders[0].account);
        facilities.attest(id, past);
    }

    function _apply(IFacilityRegistry.Application memory stated) private returns (uint32) {
        vm.prank(newPerson("applicant").account);
        return facilities.applyForMembership(stated, 0, 0);
    }

    function _memberOf(uint32 head) private returns (Place memory place) {
        IFacilityRegistry.Application memory stated = application(HOSPITAL, RED_LODGE);
        stated.ownerGroup = head;
        place.administrator = newPerson("administrator");
        vm.prank(place.administrator.account);
        place.id = facilities.applyForMembership(stated, 0, 0);
        for (uint256 i = 1; i < 3; ++i) {
            vm.prank(founders[i].account);
            facilities.attest(place.id, attestation());
        }
    }
}
