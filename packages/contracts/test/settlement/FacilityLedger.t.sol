// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IFacilityRegistry} from "../../src/facility/IFacilityRegistry.sol";
import {Role} from "../../src/facility/Role.sol";
import {DemoDollar} from "../../src/settlement/DemoDollar.sol";
import {IFacilityLedger} from "../../src/settlement/IFacilityLedger.sol";
import {NetworkFixture} from "../fixture/NetworkFixture.sol";
import {
    BlockingToken,
    FalseToken,
    FeeToken,
    LyingToken,
    ReentrantToken,
    SilentToken
} from "../mocks/OddTokens.sol";

contract FacilityLedgerTest is NetworkFixture {
    Place private place;
    Place private other;

    function setUp() public override {
        super.setUp();
        place = newFacility("Red Lodge");
        other = newFacility("Billings");
    }

    // deposit

    function test_deposit_creditsWhatArrived() public {
        dollar.approve(address(ledger), 100e6);
        vm.expectEmit();
        emit IFacilityLedger.LedgerDeposited(place.id, address(this), 60e6, 60e6);
        ledger.deposit(place.id, 60e6);
        ledger.deposit(place.id, 40e6);
        assertEq(ledger.balanceOf(place.id).free, 100e6);
        assertEq(ledger.liabilities(), 100e6);
        assertEq(dollar.balanceOf(address(ledger)), 100e6);
        assertEq(ledger.surplus(), 0);
        assertEq(ledger.token(), address(dollar));
    }

    function test_deposit_revertsForNothingAndForNobody() public {
        _expect(IFacilityLedger.LedgerAmountInvalid.selector, abi.encode(0, 0));
        ledger.deposit(place.id, 0);
        _expect(IFacilityRegistry.FacilityUnknown.selector, abi.encode(99));
        ledger.deposit(99, 1);
    }

    function test_deposit_leavesTokensSentWithoutOneAsSurplus() public {
        dollar.transfer(address(ledger), 5);
        assertEq(ledger.surplus(), 5);
        deposit(place, 10);
        assertEq(ledger.surplus(), 5);
        assertEq(ledger.balanceOf(place.id).free, 10);
    }

    // depositWithPermit

    function test_permit_depositsWithoutApproval() public {
        Person memory payer = newPerson("payer");
        dollar.transfer(payer.account, 10e6);
        (uint8 v, bytes32 r, bytes32 s) = _permit(payer, 10e6);
        vm.prank(payer.account);
        ledger.depositWithPermit(place.id, 10e6, FOREVER, v, r, s);
        assertEq(ledger.balanceOf(place.id).free, 10e6);
    }

    function test_permit_doesNoHarmWhenSomebodyUsedItBefore() public {
        Person memory payer = newPerson("payer");
        dollar.transfer(payer.account, 10e6);
        (uint8 v, bytes32 r, bytes32 s) = _permit(payer, 10e6);
        dollar.permit(payer.account, address(ledger), 10e6, FOREVER, v, r, s);
        vm.prank(payer.account);
        ledger.depositWithPermit(place.id, 10e6, FOREVER, v, r, s);
        assertEq(ledger.balanceOf(place.id).free, 10e6);
    }

    function test_permit_thatIsWrongAllowsNothing() public {
        Person memory payer = newPerson("payer");
        dollar.transfer(payer.account, 10e6);
        (uint8 v, bytes32 r, bytes32 s) = _permit(payer, 9e6);
        vm.prank(payer.account);
        vm.expectRevert();
        ledger.depositWithPermit(place.id, 10e6, FOREVER, v, r, s);
        assertEq(ledger.balanceOf(place.id).free, 0);
    }

    // withdraw

    function test_withdraw_paysTheFacilitysOwnAccount() public {
        deposit(place, 10e6);
        vm.expectEmit();
        emit IFacilityLedger.LedgerWithdrawn(place.id, place.administrator.account, 4e6, 6e6);
        vm.prank(place.finance.account);
        ledger.withdraw(4e6);
        assertEq(dollar.balanceOf(place.administrator.account), 4e6);
        assertEq(ledger.balanceOf(place.id).free, 6e6);
        assertEq(ledger.liabilities(), 6e6);
    }

    function test_withdraw_revertsBeyondTheFreeBalance() public {
        deposit(place, 10);
        _hold(place.id, 4, 0);
        vm.startPrank(place.finance.account);
        _expect(IFacilityLedger.LedgerBalanceInsufficient.selector, abi.encode(place.id, 6, 7));
        ledger.withdraw(7);
        _expect(IFacilityLedger.LedgerAmountInvalid.selector, abi.encode(0, 0));
        ledger.withdraw(0);
        ledger.withdraw(6);
    }

    function test_withdraw_revertsForWhoIsNotFinance() public {
        deposit(place, 10);
        _expect(
            IFacilityRegistry.FacilityStaffUnauthorized.selector,
            abi.encode(place.administrator.account, Role.FINANCE)
        );
        vm.prank(place.administrator.account);
        ledger.withdraw(1);
    }

    /// @dev INV-ACC-1: money of an expired facility can still be taken out.
    function test_withdraw_worksAfterTheFacilityExpired() public {
        deposit(place, 10);
        IFacilityRegistry.Attestation memory brief = attestation();
        brief.licensedUntil = START + 1;
        activate(place.id, brief);
        vm.warp(START + 1);
        vm.prank(place.finance.account);
        ledger.withdraw(10);
        assertEq(dollar.balanceOf(place.administrator.account), 10);
    }

    // hold, release

    function test_hold_countsEscrowCoverAndLoans() public {
        deposit(place, 100);
        (uint64 insured, uint16 loans) = _hold(place.id, 30, 1000);
        assertEq(insured, 1000);
        assertEq(loans, 1);
        (insured, loans) = _hold(place.id, 70, 1);
        assertEq(insured, 1001);
        assertEq(loans, 2);
        IFacilityLedger.Account memory account = ledger.balanceOf(place.id);
        assertEq(account.free, 0);
        assertEq(account.escrowed, 100);
        assertEq(ledger.liabilities(), 100);
        _expect(IFacilityLedger.LedgerBalanceInsufficient.selector, abi.encode(place.id, 0, 1));
        _hold(place.id, 1, 0);
    }

    function test_release_splitsTheWholeEscrow() public {
        deposit(place, 100);
        _hold(place.id, 90, 1000);
        vm.expectEmit();
        emit IFacilityLedger.EscrowReleased(7, place.id, other.id, 30, 20, 40);
        vm.prank(address(settlements));
        assertEq(ledger.release(7, place.id, 90, 1000, other.id, 30, 20), 40);
        assertEq(ledger.balanceOf(place.id).free, 50);
        assertEq(ledger.balanceOf(place.id).escrowed, 0);
        assertEq(ledger.balanceOf(place.id).insured, 0);
        assertEq(ledger.balanceOf(place.id).loans, 0);
        assertEq(ledger.balanceOf(other.id).free, 30);
        assertEq(ledger.fund(), 20);
        assertEq(ledger.liabilities(), 100);
    }

    function test_release_revertsWhenPartsExceedTheWholeOrTheEscrow() public {
        deposit(place, 100);
        _hold(place.id, 90, 0);
        vm.startPrank(address(reservations));
        _expect(IFacilityLedger.LedgerPartsExceedEscrow.selector, abi.encode(90, 91, 0));
        ledger.release(7, place.id, 90, 0, other.id, 91, 0);
        _expect(IFacilityLedger.LedgerPartsExceedEscrow.selector, abi.encode(90, 90, 1));
        ledger.release(7, place.id, 90, 0, other.id, 90, 1);
        _expect(IFacilityLedger.LedgerPartsExceedEscrow.selector, abi.encode(90, 1, type(uint256).max));
        ledger.release(7, place.id, 90, 0, other.id, 1, type(uint256).max);
        _expect(IFacilityLedger.LedgerEscrowInsufficient.selector, abi.encode(place.id, 90, 91));
        ledger.release(7, place.id, 91, 0, other.id, 0, 0);
        ledger.release(7, place.id, 90, 0, other.id, 90, 0);
    }

    function _adjust(uint256 before, uint256 afterwards, uint256 toOwner, uint256 toBorrower) private {
        vm.prank(address(reservations));
        ledger.adjust(IFacilityLedger.Adjustment(7, place.id, other.id, before, afterwards, toOwner, toBorrower));
    }

    function _assertBalances(uint256 free, uint256 escrowed, uint256 others) private view {
        assertEq(ledger.balanceOf(place.id).free, free);
        assertEq(ledger.balanceOf(place.id).escrowed, escrowed);
        assertEq(ledger.balanceOf(other.id).free, others);
        assertEq(ledger.balanceOf(place.id).insured, 1000);
        assertEq(ledger.balanceOf(place.id).loans, 1);
        assertEq(ledger.liabilities(), 150);
    }

    function test_adjust_makesAnEscrowGreaterOrSmallerAndPaysEitherSide() public {
        deposit(place, 100);
        deposit(other, 50);
        _hold(place.id, 60, 1000);
        vm.expectEmit();
        emit IFacilityLedger.EscrowAdjusted(7, place.id, other.id, 60, 70, 20, 0);
        _adjust(60, 70, 20, 0);
        _assertBalances(10, 70, 70);
        _adjust(70, 30, 5, 0);
        _assertBalances(45, 30, 75);
        _adjust(30, 10, 0, 75);
        _assertBalances(140, 10, 0);
    }

    function test_adjust_revertsWhereMoneyIsMissingToTheUnit() public {
        deposit(place, 100);
        deposit(other, 50);
        _hold(place.id, 60, 1000);
        _expect(IFacilityLedger.LedgerBalanceInsufficient.selector, abi.encode(place.id, 40, 41));
        _adjust(60, 81, 20, 0);
        _expect(IFacilityLedger.LedgerEscrowInsufficient.selector, abi.encode(place.id, 60, 61));
        _adjust(61, 0, 0, 0);
        _expect(IFacilityLedger.LedgerPartsExceedEscrow.selector, abi.encode(60, 61, 0));
        _adjust(60, 0, 61, 0);
        _expect(IFacilityLedger.LedgerBalanceInsufficient.selector, abi.encode(other.id, 50, 51));
        _adjust(60, 60, 0, 51);
        _adjust(60, 80, 20, 0);
        _assertBalances(0, 80, 70);
    }

    function test_holdSeries_countsSeveralLoansAtOnce() public {
        deposit(place, 100);
        vm.prank(address(reservations));
        (uint64 insured, uint16 loans) = ledger.holdSeries(place.id, 90, 3000, 3);
        assertEq(insured, 3000);
        assertEq(loans, 3);
        assertEq(ledger.balanceOf(place.id).escrowed, 90);
        assertEq(ledger.balanceOf(place.id).loans, 3);
    }

    // Fund

    function test_fund_isFilledAndPaidByItsContractAlone() public {
        deposit(place, 100);
        vm.startPrank(address(fund));
        ledger.contribute(place.id, 60);
        assertEq(ledger.fund(), 60);
        _expect(IFacilityLedger.LedgerBalanceInsufficient.selector, abi.encode(place.id, 40, 41));
        ledger.contribute(place.id, 41);
        _expect(IFacilityLedger.LedgerFundInsufficient.selector, abi.encode(60, 61));
        ledger.payFromFund(1, other.id, 61);
        vm.expectEmit();
        emit IFacilityLedger.FundPaid(1, other.id, 60);
        ledger.payFromFund(1, other.id, 60);
        assertEq(ledger.balanceOf(other.id).free, 60);
        assertEq(ledger.liabilities(), 100);
    }

    // Odd tokens

    function test_feeToken_isRefused() public {
        FeeToken odd = new FeeToken();
        _redeploy(address(odd));
        odd.approve(address(ledger), 100);
        _expect(IFacilityLedger.LedgerAmountInvalid.selector, abi.encode(100, 99));
        ledger.deposit(1, 100);
        assertEq(ledger.liabilities(), 0);
    }

    function test_falseToken_isRefused() public {
        FalseToken odd = new FalseToken();
        _redeploy(address(odd));
        _expect(SafeERC20.SafeERC20FailedOperation.selector, abi.encode(address(odd)));
        ledger.deposit(1, 100);
    }

    function test_lyingToken_isRefused() public {
        LyingToken odd = new LyingToken();
        _redeploy(address(odd));
        _expect(IFacilityLedger.LedgerAmountInvalid.selector, abi.encode(100, 0));
        ledger.deposit(1, 100);
    }

    function test_silentToken_works() public {
        _redeploy(address(new SilentToken()));
        ledger.deposit(1, 100);
        assertEq(ledger.balanceOf(1).free, 100);
    }

    function test_SET_3_blockedAccountDelaysItsOwnWithdrawalOnly() public {
        BlockingToken odd = new BlockingToken();
        _redeploy(address(odd));
        Place memory first = newFacility("First");
        Place memory second = newFacility("Second");
        odd.approve(address(ledger), 200);
        ledger.deposit(first.id, 100);
        ledger.deposit(second.id, 100);
        odd.setBlocked(first.administrator.account, true);

        _expect(BlockingToken.Blocked.selector, abi.encode(first.administrator.account));
        vm.prank(first.finance.account);
        ledger.withdraw(100);
        assertEq(ledger.balanceOf(first.id).free, 100);
        vm.prank(second.finance.account);
        ledger.withdraw(100);

        odd.setBlocked(first.administrator.account, false);
        vm.prank(first.finance.account);
        ledger.withdraw(100);
        assertEq(ledger.liabilities(), 0);
    }

    function test_reentrantToken_findsTheDoorsClosed() public {
        ReentrantToken odd = new ReentrantToken();
        _redeploy(address(odd));
        odd.approve(address(ledger), 100);
        bytes[3] memory calls = [
            abi.encodeCall(IFacilityLedger.deposit, (2, 1)),
            abi.encodeCall(IFacilityLedger.withdraw, (1)),
            abi.encodeCall(IFacilityLedger.depositWithPermit, (2, 1, FOREVER, 27, 0, 0))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            odd.attack(ledger, calls[i]);
            ledger.deposit(1, 10);
            assertFalse(odd.succeeded());
        }
        assertEq(ledger.balanceOf(1).free, 30);
        assertEq(ledger.liabilities(), 30);
    }

    // DemoDollar

    function test_demoDollar_refusesNetworksWhereMoneyIsReal() public {
        vm.chainId(1);
        _expect(DemoDollar.DemoDollarNotAllowed.selector, abi.encode(1));
        new DemoDollar(new DemoDollar.Holding[](0));
        vm.chainId(137);
        _expect(DemoDollar.DemoDollarNotAllowed.selector, abi.encode(137));
        new DemoDollar(new DemoDollar.Holding[](0));
        assertEq(dollar.decimals(), 6);
    }

    function _hold(uint32 facilityId, uint256 amount, uint64 insured) private returns (uint64, uint16) {
        vm.prank(address(reservations));
        return ledger.hold(facilityId, amount, insured);
    }

    function _redeploy(address token) private {
        deployNetwork(token);
    }

    function _permit(Person memory payer, uint256 amount) private view returns (uint8, bytes32, bytes32) {
        bytes32 permitHash = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                payer.account,
                address(ledger),
                amount,
                0,
                FOREVER
            )
        );
        return vm.sign(payer.key, keccak256(abi.encodePacked(hex"1901", dollar.DOMAIN_SEPARATOR(), permitHash)));
    }

    function _expect(bytes4 selector, bytes memory evidence) private {
        vm.expectRevert(bytes.concat(selector, evidence));
    }
}
