// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {NetworkFixture} from "../fixture/NetworkFixture.sol";

contract FacilityRegistryStaffTest is NetworkFixture {
    uint16 private constant ANY = type(uint16).max;
    Place private place;
    Place private other;

    function setUp() public override {
        super.setUp();
        place = newFacility("Red Lodge");
        other = newFacility("Billings");
    }

    // appoint

    function test_appoint_givesRolesUntilTheSecondTheyEnd() public {
        Person memory person = newPerson("nurse");
        bytes memory acceptance =
            signEcdsa(person, facilities.acceptanceDigestOf(offer(place.id, person, Role.OPERATOR, START + 1 days)));
        vm.expectEmit();
        emit IFacilityRegistry.StaffAppointed(
            place.id, person.account, Role.OPERATOR, START + 1 days, person.x, person.y
        );
        vm.prank(place.administrator.account);
        facilities.appoint(person.account, Role.OPERATOR, START + 1 days, person.x, person.y, acceptance);

        vm.warp(START + 1 days - 1);
        assertEq(facilities.requireStaff(person.account, Role.OPERATOR), place.id);
        _expectUnauthorized(person.account, Role.BIOMEDICAL);
        facilities.requireStaff(person.account, Role.BIOMEDICAL);
        vm.warp(START + 1 days);
        _expectUnauthorized(person.account, Role.OPERATOR);
        facilities.requireStaff(person.account, Role.OPERATOR);
    }

    function test_appoint_changesRolesAndPasskey() public {
        Person memory person = newPerson("nurse");
        appoint(place, person, Role.OPERATOR, FOREVER);
        (person.x, person.y) = (bytes32(uint256(3)), bytes32(uint256(4)));
        appoint(place, person, Role.AUDITOR, FOREVER);
        assertEq(facilities.staffOf(person.account).roles, Role.AUDITOR);
        (bytes32 x, bytes32 y) = facilities.passkeyOf(person.account);
        assertEq(uint256(x), 3);
        assertEq(uint256(y), 4);
    }

    function test_appoint_revertsForWhoIsNoAdministrator() public {
        _expectUnauthorized(place.coordinator.account, Role.ADMINISTRATOR);
        vm.prank(place.coordinator.account);
        facilities.appoint(address(1), Role.OPERATOR, FOREVER, 0, 0, "");
    }

    function test_appoint_revertsForAnApplicantNobodyVouchedFor() public {
        Person memory applicant = newPerson("applicant");
        IFacilityRegistry.Application memory stated = application(IFacilityRegistry.Kind.Hospital, RED_LODGE);
        vm.startPrank(applicant.account);
        uint32 id = facilities.applyForMembership(stated, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityNotActive.selector, id, 0, START));
        facilities.appoint(address(1), Role.OPERATOR, FOREVER, 0, 0, "");
    }

    function test_appoint_revertsWhenTheTermIsOver() public {
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityTermInPast.selector, START));
        vm.prank(place.administrator.account);
        facilities.appoint(address(1), Role.OPERATOR, START, 0, 0, "");
    }

    function test_appoint_revertsForSomebodyElsesStaff() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAccountTaken.selector, other.operator.account, other.id
            )
        );
        vm.prank(place.administrator.account);
        facilities.appoint(other.operator.account, Role.OPERATOR, FOREVER, 0, 0, "");
    }

    function test_appoint_takesOverWhoseAppointmentEnded() public {
        appoint(other, other.operator, Role.OPERATOR, START + 1);
        vm.warp(START + 1);
        appoint(place, other.operator, Role.OPERATOR, FOREVER);
        assertEq(facilities.staffOf(other.operator.account).facilityId, place.id);
    }

    function test_appoint_doesNotLetAnAdministratorLockItselfOut() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAdministratorSelfDismissed.selector, place.administrator.account
            )
        );
        vm.prank(place.administrator.account);
        facilities.appoint(place.administrator.account, Role.OPERATOR, FOREVER, 0, 0, "");
    }

    function test_appoint_stillWorksAfterTheFacilityExpired() public {
        vm.warp(FOREVER);
        Person memory person = newPerson("nurse");
        appoint(place, person, Role.OPERATOR, FOREVER + 1);
        assertEq(facilities.staffOf(person.account).facilityId, place.id);
    }

    // dismiss

    function test_dismiss_endsEverythingAtOnce() public {
        vm.expectEmit();
        emit IFacilityRegistry.StaffDismissed(place.id, place.operator.account);
        vm.prank(place.administrator.account);
        facilities.dismiss(place.operator.account);
        _expectUnauthorized(place.operator.account, ANY);
        facilities.requireStaff(place.operator.account, ANY);
        (bytes32 x,) = facilities.passkeyOf(place.operator.account);
        assertEq(x, 0);
        assertEq(facilities.competentUntil(place.operator.account, CBK), 0);
    }

    function test_dismiss_revertsForOneself() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAdministratorSelfDismissed.selector, place.administrator.account
            )
        );
        vm.prank(place.administrator.account);
        facilities.dismiss(place.administrator.account);
    }

    function test_dismiss_revertsForStaffOfOthers() public {
        _expectUnauthorized(other.operator.account, ANY);
        vm.prank(place.administrator.account);
        facilities.dismiss(other.operator.account);
    }

    // certifyCompetency

    function test_certify_countsUntilTheSecondItEnds() public {
        address operator = place.operator.account;
        vm.expectEmit();
        emit IFacilityRegistry.CompetencyCertified(place.id, operator, "LLZ", START + 9, keccak256("e"));
        vm.prank(place.clinicalLead.account);
        facilities.certifyCompetency(operator, "LLZ", START + 9, keccak256("e"));
        vm.warp(START + 8);
        facilities.requireCompetency(operator, "LLZ");
        vm.warp(START + 9);
        _expectIncompetent(operator, "LLZ", START + 9);
        facilities.requireCompetency(operator, "LLZ");
    }

    function test_certify_revokesWithZero() public {
        vm.prank(place.administrator.account);
        facilities.certifyCompetency(place.operator.account, CBK, 0, 0);
        _expectIncompetent(place.operator.account, CBK, 0);
        facilities.requireCompetency(place.operator.account, CBK);
    }

    function test_certify_revertsForStaffOfOthersAndForThePast() public {
        _expectUnauthorized(other.operator.account, ANY);
        vm.prank(place.clinicalLead.account);
        facilities.certifyCompetency(other.operator.account, CBK, FOREVER, 0);
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityTermInPast.selector, START));
        vm.prank(place.clinicalLead.account);
        facilities.certifyCompetency(place.operator.account, CBK, START, 0);
        _expectUnauthorized(place.biomedical.account, Role.CLINICAL_LEAD | Role.ADMINISTRATOR);
        vm.prank(place.biomedical.account);
        facilities.certifyCompetency(place.operator.account, CBK, FOREVER, 0);
    }

    function test_certify_doesNotFollowAPersonToTheNextEmployer() public {
        address operator = place.operator.account;
        vm.prank(place.administrator.account);
        facilities.dismiss(operator);
        appoint(other, place.operator, Role.OPERATOR, FOREVER);
        assertEq(facilities.competentUntil(operator, CBK), 0);
    }

    function _expectUnauthorized(address account, uint16 roles) private {
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityStaffUnauthorized.selector, account, roles)
        );
    }

    function _expectIncompetent(address account, bytes3 code, uint40 until) private {
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityCompetencyMissing.selector, account, code, until)
        );
    }
}
