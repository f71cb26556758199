// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {Fitness} from "../../src/equipment/Fitness.sol";
import {IEquipmentRegistry} from "../../src/equipment/IEquipmentRegistry.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {IReservationManager} from "../../src/reservation/IReservationManager.sol";
import {Role} from "../../src/facility/Role.sol";
import {NetworkFixture} from "../fixture/NetworkFixture.sol";

contract EquipmentRegistryTest is NetworkFixture {
    IEquipmentRegistry.CertificateKind private constant CALIBRATION = IEquipmentRegistry.CertificateKind.Calibration;
    IEquipmentRegistry.CertificateKind private constant SAFETY = IEquipmentRegistry.CertificateKind.ElectricalSafety;
    Place private owner;

    function setUp() public override {
        super.setUp();
        owner = newFacilityAt("Billings", IFacilityRegistry.Kind.Hospital, BILLINGS);
    }

    // register

    function test_register_mintsToTheFacilitysAccountAndListsEveryReason() public {
        IEquipmentRegistry.Registration memory stated = registration();
        vm.expectEmit();
        emit IEquipmentRegistry.UnitRegistered(
            1,
            owner.id,
            CBK,
            owner.biomedical.account,
            2,
            true,
            stated.deviceIdentifier,
            stated.serialNumber,
            stated.specification,
            BILLINGS,
            3600,
            stated.valuation
        );
        emit IEquipmentRegistry.FitnessChanged(1, Fitness.NOT_APPROVED | Fitness.TERMS_MISSING, 0);
        vm.prank(owner.biomedical.account);
        uint32 unitId = equipment.register(stated);
        assertEq(unitId, 1);
        assertEq(equipment.ownerOf(unitId), owner.administrator.account);
        assertEq(equipment.unitOf(unitId).holderId, owner.id);
        assertEq(equipment.productCodeOf(unitId), CBK);
        assertEq(
            equipment.fitness(unitId, START),
            Fitness.NOT_APPROVED | Fitness.TERMS_MISSING | Fitness.CALIBRATION_EXPIRED
                | Fitness.ELECTRICAL_SAFETY_EXPIRED | Fitness.MAINTENANCE_OVERDUE
        );
    }

    function test_register_needsNoApprovalWhenItDoesNotSustainLife() public {
        IEquipmentRegistry.Registration memory stated = registration();
        (stated.productCode, stated.lifeSustaining) = ("LLZ", false);
        stated.proof[0] = productLeaf(CBK, 2, true);
        vm.prank(owner.biomedical.account);
        uint32 unitId = equipment.register(stated);
        assertEq(equipment.unitOf(unitId).reasons, Fitness.TERMS_MISSING);
    }

    function test_register_revertsWhenCodeClassOrFlagIsNotARowOfTheTable() public {
        for (uint256 part = 0; part < 4; ++part) {
            IEquipmentRegistry.Registration memory stated = registration();
            if (part == 0) stated.productCode = "ZZZ";
            if (part == 1) stated.deviceClass = 3;
            if (part == 2) stated.lifeSustaining = false;
            if (part == 3) stated.proof = new bytes32[](0);
            vm.expectRevert(
                abi.encodeWithSelector(
                    IEquipmentRegistry.EquipmentProductCodeUnknown.selector,
                    stated.productCode,
                    stated.deviceClass,
                    stated.lifeSustaining
                )
            );
            vm.prank(owner.biomedical.account);
            equipment.register(stated);
        }
    }

    function test_register_revertsWhenAnyPartIsMissing() public {
        for (uint256 part = 0; part < 6; ++part) {
            IEquipmentRegistry.Registration memory stated = registration();
            if (part == 0) stated.deviceIdentifier = 0;
            if (part == 1) stated.serialNumber = 0;
            if (part == 2) stated.specification = 0;
            if (part == 3) stated.locationCell = 0;
            if (part == 4) stated.locationCell = AROUND_BILLINGS;
            if (part == 5) stated.slotSeconds = 1800;
            string memory field = ["deviceIdentifier", "serialNumber", "specification", "locationCell", "locationCell", "slotSeconds"][part];
            vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentRegistrationIncomplete.selector, field));
            vm.prank(owner.biomedical.account);
            equipment.register(stated);
        }
    }

    function test_register_revertsForTheSameUnitAgain() public {
        IEquipmentRegistry.Registration memory stated = registration();
        vm.startPrank(owner.biomedical.account);
        equipment.register(stated);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEquipmentRegistry.EquipmentAlreadyRegistered.selector,
                stated.deviceIdentifier,
                stated.serialNumber,
                1
            )
        );
        equipment.register(stated);
    }

    function test_register_revertsOnEveryImpossibleValuation() public {
        for (uint256 part = 0; part < 6; ++part) {
            IEquipmentRegistry.Registration memory stated = registration();
            if (part == 0) stated.valuation.residual = stated.valuation.cost + 1;
            if (part == 1) stated.valuation.life = 0;
            if (part == 2) stated.valuation.acquiredAt = START + 1;
            if (part == 3) stated.valuation.cost = 1 << 30 << 20;
            if (part > 3) stated.valuation.method = IEquipmentRegistry.DepreciationMethod.DecliningBalance;
            if (part == 5) stated.valuation.rateBps = 10_001;
            string memory field = ["residual", "life", "acquiredAt", "cost", "rateBps", "rateBps"][part];
            vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentValuationInvalid.selector, field));
            vm.prank(owner.biomedical.account);
            equipment.register(stated);
        }
    }

    function test_register_revertsForWhoMayNot() public {
        IEquipmentRegistry.Registration memory stated = registration();
        vm.expectRevert(
            abi.encodeWithSelector(
                IFacilityRegistry.FacilityStaffUnauthorized.selector, owner.coordinator.account, Role.BIOMEDICAL
            )
        );
        vm.prank(owner.coordinator.account);
        equipment.register(stated);
        IFacilityRegistry.Attestation memory brief = attestation();
        brief.licensedUntil = START + 1;
        activate(owner.id, brief);
        vm.warp(START + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IFacilityRegistry.FacilityNotActive.selector, owner.id, START + 1, START + 1)
        );
        vm.prank(owner.biomedical.account);
        equipment.register(stated);
    }

    // approve

    function test_approve_needsASecondPerson() public {
        uint32 unitId = registerUnit(owner);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEquipmentRegistry.EquipmentSecondPersonNeeded.selector, unitId, owner.biomedical.account
            )
        );
        vm.prank(owner.biomedical.account);
        equipment.approve(unitId);

        vm.startPrank(owner.clinicalLead.account);
        vm.expectEmit();
        emit IEquipmentRegistry.UnitApproved(unitId, owner.clinicalLead.account);
        equipment.approve(unitId);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEquipmentRegistry.EquipmentReasonAbsent.selector, unitId, Fitness.NOT_APPROVED
            )
        );
        equipment.approve(unitId);
    }

    function test_approve_revertsForAnotherFacilityAndTheUnknown() public {
        uint32 unitId = registerUnit(owner);
        Place memory other = newFacility("Red Lodge");
        vm.startPrank(other.clinicalLead.account);
        vm.expectRevert(
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentNotParty.selector, unitId, other.id)
        );
        equipment.approve(unitId);
        vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentUnknown.selector, 9));
        equipment.approve(9);
    }

    // Certificates

    function test_certificate_countsToItsLastSecond() public {
        uint32 unitId = lendableUnit(owner);
        vm.startPrank(owner.biomedical.account);
        equipment.issueCertificate(unitId, CALIBRATION, START + 10, keccak256("c"));
        vm.expectEmit();
        emit IEquipmentRegistry.CertificateIssued(
            unitId, SAFETY, owner.biomedical.account, START + 20, keccak256("s")
        );
        emit IERC4906.MetadataUpdate(unitId);
        equipment.issueCertificate(unitId, SAFETY, START + 20, keccak256("s"));
        assertEq(equipment.fitness(unitId, START + 10), 0);
        assertEq(equipment.fitness(unitId, START + 11), Fitness.CALIBRATION_EXPIRED);
        assertEq(
            equipment.fitness(unitId, START + 21), Fitness.CALIBRATION_EXPIRED | Fitness.ELECTRICAL_SAFETY_EXPIRED
        );
        vm.expectRevert(
            abi.encodeWithSelector(IEquipmentRegistry.EquipmentCertificateExpired.selector, unitId, START)
        );
        equipment.issueCertificate(unitId, CALIBRATION, START, 0);
    }

    // Terms

    function test_terms_areKeptByVersion() public {
        uint32 unitId = registerUnit(owner);
        IEquipmentRegistry.Terms memory first = terms();
        IEquipmentRegistry.Terms memory second = terms();
        (second.ratePerHour, second.lateFeePerHour, second.leadSeconds) = (13e6, 1, 7200);
        vm.startPrank(owner.finance.account);
        equipment.setTerms(unitId, first);
        vm.expectEmit();
        emit IEquipmentRegistry.TermsSet(unitId, 2, second);
        equipment.setTerms(unitId, second);
        assertEq(keccak256(abi.encode(equipment.termsOf(unitId, 1))), keccak256(abi.encode(first)));
        assertEq(keccak256(abi.encode(equipment.termsOf(unitId, 2))), keccak256(abi.encode(second)));
        assertEq(equipment.unitOf(unitId).termsVersion, 2);
        assertEq(equipment.unitOf(unitId).reasons & Fitness.TERMS_MISSING, 0);
    }

    function test_terms_revertWhenTheyContradictThemselves() public {
        uint32 unitId = registerUnit(owner);
        for (uint256 part = 0; part < 17; ++part) {
            IEquipmentRegistry.Terms memory wrong = terms();
            if (part == 0) (wrong.minimumSlots, wrong.turnaroundSlots) = (0, 0);
            if (part == 1) wrong.maximumSlots = wrong.minimumSlots - 1;
            if (part == 2) wrong.turnaroundSlots = uint8(wrong.minimumSlots);
            if (part == 3) wrong.lateCancelBps = 10_001;
            if (part == 4) wrong.horizonDays = 0;
            if (part == 5) wrong.leadSeconds = 90 days;
            if (part == 6) wrong.maximumSlots = 366 * 24 + 1;
            if (part == 7) wrong.leadSeconds = 1800;
            if (part == 8) wrong.freeCancelSeconds = 3601;
            if (part == 9) wrong.freeCancelSeconds = 4095 * 3600;
            if (part == 10) wrong.ratePerHour = uint48(type(uint40).max) + 1;
            if (part == 11) wrong.deposit = uint48(type(uint40).max) + 1;
            if (part == 12) wrong.contributionPerHour = uint40(type(uint32).max) + 1;
            if (part == 14) wrong.policy = 0;
            if (part == 15) wrong.policy = 1;
            if (part == 16) wrong.policy = 16;
            if (part == 13) (wrong.ratePerHour, wrong.maximumSlots) = (type(uint40).max, 366 * 24);
            vm.expectRevert(abi.encodeWithSelector(IEquipmentRegistry.EquipmentTermsInvalid.selector, unitId));
            vm.prank(owner.coordinator.account);
            equipment.setTerms(unitId, wrong);
        }
    }

    // offer

    function test_offer_pricesTheUsableTimeAndFixesTheInsuredValue() public {
        uint32 unitId = lendableUnit(owner);
        uint64 value = equipment.bookValue(unitId, START);
        vm.warp(START + 100 days);
        IEquipmentRegistry.Offer memory made = equipment.offer(unitId, 0, START + 101 days, START + 101 days + 8 hours);
        assertEq(made.ownerId, owner.id);
        assertEq(made.slotSeconds, 3600);
        assertEq(made.termsVersion, 1);
        assertEq(made.escrow, 500e6 + 7 * 13.5e6);
        assertEq(made.lateFee, 7 * 13.5e6 / 2);
        assertEq(made.insured, (value + 1e6 - 1) / 1e6 * 1e6);
        assertEq(made.freeCancelSlots, 24);
    }

    function test_offer_refusesEveryWrongIntervalByName() public {
        uint32 unitId = lendableUnit(owner);
        vm.prank(owner.finance.account);
        equipment.setTerms(unitId, _strict());
        uint40 start = START + 4 hours;
        _expect(IReservationManager.ReservationIntervalEmpty.selector, abi.encode(start, start));
        equipment.offer(unitId, 0, start, start);
        _expect(IReservationManager.ReservationIntervalEmpty.selector, abi.encode(start, start - 1));
        equipment.offer(unitId, 0, start, start - 1);
        _expect(IReservationManager.ReservationOffGrid.selector, abi.encode(unitId, start + 1, 3600));
        equipment.offer(unitId, 0, start + 1, start + 3 hours);
        _expect(IReservationManager.ReservationOffGrid.selector, abi.encode(unitId, start + 1801, 3600));
        equipment.offer(unitId, 0, start, start + 1801);
        _expect(IReservationManager.ReservationInPast.selector, abi.encode(START - 1 hours, START));
        equipment.offer(unitId, 0, START - 1 hours, start);
        _expect(IReservationManager.ReservationLeadTooShort.selector, abi.encode(start - 1 hours, start));
        equipment.offer(unitId, 0, start - 1 hours, start + 3 hours);
        _expect(
            IReservationManager.ReservationBeyondHorizon.selector, abi.encode(START + 2 days + 1 hours, START + 2 days)
        );
        equipment.offer(unitId, 0, START + 2 days - 2 hours, START + 2 days + 1 hours);
        _expect(IReservationManager.ReservationLengthOutOfRange.selector, abi.encode(2, 3, 5));
        equipment.offer(unitId, 0, start, start + 2 hours);
        _expect(IReservationManager.ReservationLengthOutOfRange.selector, abi.encode(6, 3, 5));
        equipment.offer(unitId, 0, start, start + 6 hours);

        equipment.offer(unitId, 0, start, start + 3 hours);
        equipment.offer(unitId, 0, START + 2 days - 5 hours, START + 2 days);
        // A hold made under earlier terms is not measured again.
        equipment.offer(unitId, 1, start, start + 2 hours);
    }

    function test_offer_namesAllReasonsAtOnce() public {
        uint32 unitId = registerUnit(owner);
        _expect(IEquipmentRegistry.EquipmentUnknown.selector, abi.encode(9));
        equipment.offer(9, 0, START, START + 4 hours);
        _expect(IEquipmentRegistry.EquipmentNotFit.selector, abi.encode(unitId, 1 + 64 + 128 + 256 + 1024));
        equipment.offer(unitId, 0, START, START + 4 hours);
    }

    /// @dev Whatever terms are accepted, no reservation under them exceeds what its record holds.
    function testFuzz_offer_fitsTheRecord(IEquipmentRegistry.Terms memory wild, uint16 slots) public {
        uint32 unitId = lendableUnit(owner);
        (wild.leadSeconds, wild.lateCancelBps) = (0, wild.lateCancelBps % 10_001);
        wild.ratePerHour = uint48(bound(wild.ratePerHour, 0, 1 << 30));
        wild.deposit = uint48(bound(wild.deposit, 0, type(uint40).max));
        wild.contributionPerHour = uint40(bound(wild.contributionPerHour, 0, type(uint32).max));
        wild.freeCancelSeconds = wild.freeCancelSeconds % (1 << 23);
        wild.freeCancelSeconds = wild.freeCancelSeconds / 3600 * 3600;
        wild.horizonDays = 366;
        wild.policy = wild.policy % 20;
        wild.maximumSlots = uint16(bound(wild.maximumSlots, 1, 366 * 24));
        wild.minimumSlots = uint16(bound(wild.minimumSlots, 1, wild.maximumSlots));
        wild.turnaroundSlots = uint8(bound(wild.turnaroundSlots, 0, wild.minimumSlots - 1 > 255 ? 255 : wild.minimumSlots - 1));
        vm.prank(owner.finance.account);
        try equipment.setTerms(unitId, wild) {
            slots = uint16(bound(slots, wild.minimumSlots, wild.maximumSlots));
            IEquipmentRegistry.Offer memory made = equipment.offer(unitId, 0, START, START + uint40(slots) * 3600);
            uint256 price =
                (uint256(wild.ratePerHour) + wild.contributionPerHour) * (uint256(slots) - wild.turnaroundSlots);
            assertEq(made.escrow, wild.deposit + price);
            assertEq(made.lateFee, price * wild.lateCancelBps / 10_000);
            assertLe(made.escrow, type(uint48).max);
        } catch {}
    }

    /// @dev INV-EQP-1: whatever holds, an offer is made if and only if nothing does, and the refusal names it all.
    function testFuzz_EQP_1_unfitUnitsAreNotOffered(
        uint16 custodyReasons,
        uint24 calibrated,
        uint24 safe,
        uint24 due,
        bool quarantined
    ) public {
        uint32 unitId = lendableUnit(owner);
        uint40 endsAt = START + 30 days;
        vm.prank(address(custody));
        equipment.setReasons(unitId, custodyReasons % 4 == 0 ? 0 : custodyReasons, 0);
        vm.startPrank(owner.biomedical.account);
        equipment.issueCertificate(unitId, CALIBRATION, START + 1 + calibrated % 60 days, 0);
        equipment.issueCertificate(unitId, SAFETY, START + 1 + safe % 60 days, 0);
        fund.setPlan(unitId, 1 days, START + 1 + due % 60 days);
        if (quarantined) equipment.quarantine(unitId, 1);
        vm.stopPrank();

        uint16 reasons = equipment.unitOf(unitId).reasons;
        if (START + 1 + calibrated % 60 days < endsAt) reasons |= Fitness.CALIBRATION_EXPIRED;
        if (START + 1 + safe % 60 days < endsAt) reasons |= Fitness.ELECTRICAL_SAFETY_EXPIRED;
        if (START + 1 + due % 60 days < endsAt) reasons |= Fitness.MAINTENANCE_OVERDUE;
        assertEq(equipment.fitness(unitId, endsAt), reasons);
        if (reasons != 0) _expect(IEquipmentRegistry.EquipmentNotFit.selector, abi.encode(unitId, reasons));
        equipment.offer(unitId, 0, endsAt - 4 hours, endsAt);
    }

    // Quarantine

    function test_quarantine_takesAUnitOutUntilReleased() public {
        uint32 unitId = lendableUnit(owner);
        vm.prank(owner.operator.account);
        equipment.quarantine(unitId, 7);
        assertEq(equipment.fitness(unitId, START), Fitness.QUARANTINED);
        vm.startPrank(owner.biomedical.account);
        equipment.releaseQuarantine(unitId, keccak256("checked"));
        assertEq(equipment.fitness(unitId, START), 0);
        _expect(IEquipmentRegistry.EquipmentReasonAbsent.selector, abi.encode(unitId, Fitness.QUARANTINED));
        equipment.releaseQuarantine(unitId, 0);
    }

    function test_quarantine_revertsForStrangers() public {
        uint32 unitId = lendableUnit(owner);
        Place memory other = newFacility("Red Lodge");
        _expect(IEquipmentRegistry.EquipmentNotParty.selector, abi.encode(unitId, other.id));
        vm.prank(other.operator.account);
        equipment.quarantine(unitId, 1);
        vm.prank(address(custody));
        equipment.setHolder(unitId, other.id, other.administrator.account, START + 1);
        vm.prank(other.operator.account);
        equipment.quarantine(unitId, 1);
    }

    // Written by peers

    function test_custody_ownsItsReasonsOnly() public {
        uint32 unitId = registerUnit(owner);
        vm.startPrank(address(custody));
        equipment.setReasons(unitId, type(uint16).max, 0);
        assertEq(
            equipment.unitOf(unitId).reasons,
            Fitness.NOT_APPROVED | Fitness.TERMS_MISSING | Fitness.NOT_DECONTAMINATED | Fitness.NOT_SANITISED
                | Fitness.ACCESSORIES_MISSING
        );
        equipment.setReasons(unitId, 0, type(uint16).max);
        assertEq(equipment.unitOf(unitId).reasons, Fitness.NOT_APPROVED | Fitness.TERMS_MISSING);
    }

    function test_production_lowersTheValueByUse() public {
        IEquipmentRegistry.Registration memory stated = registration();
        stated.valuation.method = IEquipmentRegistry.DepreciationMethod.UnitsOfProduction;
        stated.valuation.life = 1000;
        vm.prank(owner.biomedical.account);
        uint32 unitId = equipment.register(stated);
        assertEq(equipment.bookValue(unitId, START), 32_000e6);
        vm.prank(address(meters));
        equipment.setProduction(unitId, 500);
        assertEq(equipment.bookValue(unitId, START), 17_000e6);
        assertEq(equipment.bookValue(unitId, FOREVER), 17_000e6);
    }

    // Tokens

    function test_token_doesNotMove() public {
        uint32 unitId = registerUnit(owner);
        address from = owner.administrator.account;
        vm.startPrank(from);
        _expect(IEquipmentRegistry.EquipmentTransferNotAccepted.selector, abi.encode(unitId, address(1)));
        equipment.transferFrom(from, address(1), unitId);
        _expect(IEquipmentRegistry.EquipmentTransferNotAccepted.selector, abi.encode(unitId, address(1)));
        equipment.safeTransferFrom(from, address(1), unitId);
    }

    function test_token_hasAUserUntilTheTimeCustodySays() public {
        uint32 unitId = registerUnit(owner);
        vm.prank(address(custody));
        equipment.setHolder(unitId, 2, address(0xbeef), START + 10);
        assertEq(equipment.unitOf(unitId).holderId, 2);
        vm.warp(START + 10);
        assertEq(equipment.userOf(unitId), address(0xbeef));
        assertEq(equipment.userExpires(unitId), START + 10);
        vm.warp(START + 11);
        assertEq(equipment.userOf(unitId), address(0));
    }

    function test_token_speaksItsStandards() public view {
        assertTrue(equipment.supportsInterface(0x80ac58cd));
        assertTrue(equipment.supportsInterface(0x49064906));
        assertTrue(equipment.supportsInterface(0xad092b5c));
        assertFalse(equipment.supportsInterface(0xffffffff));
    }

    /// @dev CID of the raw block "hello" by `ipfs add --cid-version 1 --raw-leaves`.
    function test_token_pointsAtItsSpecification() public {
        IEquipmentRegistry.Registration memory stated = registration();
        stated.specification = sha256("hello");
        vm.prank(owner.biomedical.account);
        uint32 unitId = equipment.register(stated);
        assertEq(equipment.tokenURI(unitId), "ipfs://bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq");
    }

    function _strict() private pure returns (IEquipmentRegistry.Terms memory strict) {
        strict = terms();
        (strict.minimumSlots, strict.maximumSlots, strict.leadSeconds, strict.horizonDays) = (3, 5, 4 hours, 2);
    }

    function _expect(bytes4 selector, bytes memory evidence) private {
        vm.expectRevert(bytes.concat(selector, evidence));
    }
}
