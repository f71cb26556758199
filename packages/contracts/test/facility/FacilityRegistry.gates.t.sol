// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {NetworkFixture} from "../fixture/NetworkFixture.sol";

/// @notice Agreements, service areas and the gates a borrower passes.
contract FacilityRegistryGatesTest is NetworkFixture {
    uint64[] private none;
    Place private owner;
    Place private borrower;

    function setUp() public override {
        super.setUp();
        owner = newFacilityAt("Billings", IFacilityRegistry.Kind.Hospital, BILLINGS);
        borrower = newFacility("Red Lodge");
        befriend(owner, borrower);
    }

    // checkBorrower, admitBorrower

    function test_check_passesUpToTheLastSecond() public {
        IFacilityRegistry.Attestation memory brief = attestation();
        brief.insuredUntil = START + 2 days;
        brief.cover = 42;
        activate(borrower.id, brief);
        (uint32 id, uint64 cover) = _check(START + 2 days);
        assertEq(id, borrower.id);
        assertEq(cover, 42);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityInsuranceExpired.selector, borrower.id, START + 2 days, START + 2 days + 1
            )
        );
        _check(START + 2 days + 1);
    }

    function test_check_revertsForWhoIsNoCoordinator() public {
        address account = borrower.operator.account;
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityStaffUnauthorized.selector, account, Role.COORDINATOR)
        );
        facilities.checkBorrower(account, owner.id, START, START + 1);
    }

    function test_check_revertsWhenEitherLicenceEndsDuringTheLoan() public {
        IFacilityRegistry.Attestation memory brief = attestation();
        brief.licensedUntil = START + 3 days;
        activate(owner.id, brief);
        _check(START + 3 days);
        _expectNotActive(owner.id, START + 3 days, START + 3 days + 1);
        _check(START + 3 days + 1);
        brief.licensedUntil = START + 2 days;
        activate(borrower.id, brief);
        _expectNotActive(borrower.id, START + 2 days, START + 2 days + 1);
        _check(START + 2 days + 1);
    }

    function test_check_revertsOutsideTheServiceArea() public {
        vm.prank(owner.coordinator.account);
        facilities.changeServiceArea(none, cellsAroundTowns());
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityOutsideServiceArea.selector, owner.id, borrower.id, RED_LODGE
            )
        );
        _check(START + 1);
    }

    function test_check_revertsWithoutAnAgreementOfTheWholeLoan() public {
        Place memory stranger = newFacility("Missoula");
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAgreementMissing.selector, owner.id, stranger.id, 0, START + 1
            )
        );
        facilities.checkBorrower(stranger.coordinator.account, owner.id, START, START + 1);

        IFacilityRegistry.Agreement memory words = agreement(owner.id, borrower.id);
        words.from = START + 1 days;
        words.until = words.from + 365 days;
        _signBoth(words);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAgreementMissing.selector,
                owner.id,
                borrower.id,
                words.until,
                words.from + 1
            )
        );
        facilities.checkBorrower(borrower.coordinator.account, owner.id, words.from - 1, words.from + 1);
        facilities.checkBorrower(borrower.coordinator.account, owner.id, words.from, words.until);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAgreementMissing.selector,
                owner.id,
                borrower.id,
                words.until,
                words.until + 1
            )
        );
        facilities.checkBorrower(borrower.coordinator.account, owner.id, words.from, words.until + 1);
    }

    function test_check_isOneWay() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAgreementMissing.selector, borrower.id, owner.id, 0, START + 1
            )
        );
        facilities.checkBorrower(owner.coordinator.account, borrower.id, START, START + 1);
    }

    /// @dev The verdict that the agreement remembers must never outlive the area it was given for.
    function testFuzz_admit_neverTrustsAnOldArea(uint8[12] calldata steps) public {
        bool inside = true;
        for (uint256 i = 0; i < steps.length; ++i) {
            if (steps[i] % 3 == 0) {
                vm.prank(owner.coordinator.account);
                facilities.changeServiceArea(cellsAroundTowns(), none);
                inside = true;
            } else if (steps[i] % 3 == 1) {
                vm.prank(owner.coordinator.account);
                facilities.changeServiceArea(none, cellsAroundTowns());
                inside = false;
            }
            assertEq(facilities.serves(owner.id, RED_LODGE), inside);
            if (!inside) vm.expectPartialRevert(IFacilityRegistry.FacilityOutsideServiceArea.selector);
            facilities.admitBorrower(borrower.coordinator.account, owner.id, START, START + 1);
        }
    }

    // changeServiceArea

    function test_area_findsACellThroughAnyOfThreeResolutions() public {
        Place memory wide = newFacilityAt("Wide", IFacilityRegistry.Kind.Hospital, BILLINGS);
        uint64[] memory cells = new uint64[](3);
        cells[0] = AROUND_BILLINGS;
        cells[1] = 0x84279a9ffffffff;
        cells[2] = 0x85289853fffffff;
        vm.expectEmit();
        emit IFacilityRegistry.ServiceAreaChanged(wide.id, cells, none, 0x38);
        setArea(wide, cells);
        assertTrue(facilities.serves(wide.id, BILLINGS));
        assertTrue(facilities.serves(wide.id, RED_LODGE));
        assertTrue(facilities.serves(wide.id, MISSOULA));
        assertFalse(facilities.serves(borrower.id, BILLINGS));

        uint64[] memory removed = new uint64[](1);
        removed[0] = cells[1];
        vm.prank(wide.administrator.account);
        facilities.changeServiceArea(none, removed);
        assertEq(facilities.standingOf(wide.id).areaResolutions, 0x28);
        assertFalse(facilities.serves(wide.id, RED_LODGE));
    }

    function test_area_keepsAResolutionWhileOneCellOfItIsLeft() public {
        uint64[] memory one = new uint64[](1);
        one[0] = AROUND_BILLINGS;
        vm.startPrank(owner.coordinator.account);
        facilities.changeServiceArea(one, none);
        facilities.changeServiceArea(none, one);
        facilities.changeServiceArea(none, one);
        assertEq(facilities.standingOf(owner.id).areaResolutions, 1 << 3);
        assertTrue(facilities.serves(owner.id, RED_LODGE));
        one[0] = AROUND_RED_LODGE;
        facilities.changeServiceArea(none, one);
        assertEq(facilities.standingOf(owner.id).areaResolutions, 0);
    }

    function test_area_revertsOnAFourthResolution() public {
        uint64[] memory cells = new uint64[](3);
        cells[0] = 0x84279a9ffffffff;
        cells[1] = 0x85289853fffffff;
        cells[2] = RED_LODGE;
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityServiceAreaInvalid.selector, owner.id, RED_LODGE)
        );
        setArea(owner, cells);
    }

    function test_area_revertsOnWhatIsNoCell() public {
        // Wrong mode, a digit where none belongs, a base cell too many, a resolution finer than homes, a deleted
        // digit of a pentagon.
        uint64[5] memory wrong = [
            uint64(0x032798fffffffff),
            0x832798ffffffff8,
            0x83f598fffffffff,
            0x89279a88e83ffff,
            0x820847fffffffff
        ];
        for (uint256 i = 0; i < wrong.length; ++i) {
            uint64[] memory cells = new uint64[](1);
            cells[0] = wrong[i];
            vm.expectRevert(
                abi.encodeWithSelector(IFacilityRegistry.FacilityServiceAreaInvalid.selector, owner.id, wrong[i])
            );
            setArea(owner, cells);
        }
    }

    function test_area_revertsForWhoMayNotChangeIt() public {
        vm.expectPartialRevert(IFacilityRegistry.FacilityStaffUnauthorized.selector);
        vm.prank(owner.finance.account);
        facilities.changeServiceArea(none, none);
    }

    // signAgreement

    function test_sign_needsTheSameWordsFromBoth() public {
        Place memory third = newFacility("Third");
        IFacilityRegistry.Agreement memory words = agreement(owner.id, third.id);
        vm.expectEmit();
        emit IFacilityRegistry.AgreementSigned(
            owner.id, third.id, third.id, third.administrator.account, keccak256(abi.encode(words))
        );
        vm.startPrank(third.administrator.account);
        facilities.signAgreement(words);
        facilities.signAgreement(words);
        vm.stopPrank();
        words.priceSchedule = keccak256("dearer");
        vm.prank(owner.administrator.account);
        facilities.signAgreement(words);
        (, uint40 until) = facilities.agreementOf(owner.id, third.id);
        assertEq(until, 0);

        words = agreement(owner.id, third.id);
        vm.expectEmit();
        emit IFacilityRegistry.AgreementInForce(owner.id, third.id, words);
        vm.prank(owner.administrator.account);
        facilities.signAgreement(words);
        (, until) = facilities.agreementOf(owner.id, third.id);
        assertEq(until, FOREVER);
    }

    function test_sign_revertsForThirdParties() public {
        Place memory third = newFacility("Third");
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityNotParty.selector, third.id));
        vm.prank(third.administrator.account);
        facilities.signAgreement(agreement(owner.id, borrower.id));
        vm.expectPartialRevert(IFacilityRegistry.FacilityStaffUnauthorized.selector);
        vm.prank(owner.coordinator.account);
        facilities.signAgreement(agreement(owner.id, borrower.id));
    }

    function test_sign_revertsForLessThanAYearOneselfThePastAndTheUnknown() public {
        IFacilityRegistry.Agreement memory words = agreement(owner.id, borrower.id);
        words.until = words.from + 365 days - 1;
        _expectInvalid(words);
        words = agreement(owner.id, borrower.id);
        (words.from, words.until) = (START - 400 days, START);
        _expectInvalid(words);
        words = agreement(owner.id, owner.id);
        _expectInvalid(words);
        words = agreement(owner.id, 99);
        vm.expectRevert(abi.encodeWithSelector(IFacilityRegistry.FacilityUnknown.selector, 99));
        vm.prank(owner.administrator.account);
        facilities.signAgreement(words);
    }

    function _check(uint40 endsAt) private view returns (uint32, uint64) {
        return facilities.checkBorrower(borrower.coordinator.account, owner.id, START, endsAt);
    }

    function _expectNotActive(uint32 id, uint40 activeUntil, uint40 neededUntil) private {
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityNotActive.selector, id, activeUntil, neededUntil)
        );
    }

    function _expectInvalid(IFacilityRegistry.Agreement memory words) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityAgreementInvalid.selector,
                words.ownerId,
                words.borrowerId,
                words.from,
                words.until
            )
        );
        vm.prank(owner.administrator.account);
        facilities.signAgreement(words);
    }

    function _signBoth(IFacilityRegistry.Agreement memory words) private {
        vm.prank(owner.administrator.account);
        facilities.signAgreement(words);
        vm.prank(borrower.administrator.account);
        facilities.signAgreement(words);
    }
}
