// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IRatingDesk} from "../../src/facility/IRatingDesk.sol";
import {LoanFixture} from "../fixture/LoanFixture.sol";

contract RatingDeskTest is LoanFixture {
    bytes32 private constant SALT = keccak256("salt");
    uint64 private _id;

    function setUp() public override {
        super.setUp();
        _id = lend();
        handOver(_id, borrower, owner);
        settlements.settle(_id);
    }

    function _rating(uint8 condition) private pure returns (IRatingDesk.Rating memory) {
        return IRatingDesk.Rating(condition, 4, 3, keccak256("comment"));
    }

    function _commit(Place memory rater, IRatingDesk.Rating memory rating) private {
        vm.prank(rater.coordinator.account);
        ratings.commit(_id, keccak256(abi.encode(_id, rater.id, rating, SALT)));
    }

    function test_opens_when_both_have_committed() public {
        _commit(borrower, _rating(5));
        _commit(owner, _rating(2));
        ratings.reveal(_id, borrower.id, _rating(5), SALT);
        ratings.reveal(_id, owner.id, _rating(2), SALT);
        IRatingDesk.Score memory score = ratings.scoreOf(owner.id);
        assertEq(score.count, 1);
        assertEq(score.condition, 5);
        assertEq(score.punctuality, 4);
        assertEq(score.communication, 3);
        assertEq(ratings.scoreOf(borrower.id).condition, 2);
    }

    function test_stays_sealed_for_seven_days_and_closes_then() public {
        _commit(borrower, _rating(5));
        uint40 opensAt = uint40(block.timestamp + 7 days);
        vm.warp(opensAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IRatingDesk.RatingStillSealed.selector, _id, opensAt));
        ratings.reveal(_id, borrower.id, _rating(5), SALT);
        vm.warp(opensAt);
        vm.expectRevert(abi.encodeWithSelector(IRatingDesk.RatingClosed.selector, _id, opensAt));
        _commit(owner, _rating(2));
        ratings.reveal(_id, borrower.id, _rating(5), SALT);
        assertEq(ratings.scoreOf(owner.id).count, 1);
    }

    function test_refuses_a_second_commitment_and_a_second_revelation() public {
        _commit(borrower, _rating(5));
        vm.expectRevert(abi.encodeWithSelector(IRatingDesk.RatingAlreadyCommitted.selector, _id, borrower.id));
        _commit(borrower, _rating(1));
        _commit(owner, _rating(2));
        bytes memory mismatch =
            abi.encodeWithSelector(IRatingDesk.RatingCommitmentMismatch.selector, _id, borrower.id);
        vm.expectRevert(mismatch);
        ratings.reveal(_id, borrower.id, _rating(4), SALT);
        vm.expectRevert(mismatch);
        ratings.reveal(_id, borrower.id, _rating(5), keccak256("other"));
        ratings.reveal(_id, borrower.id, _rating(5), SALT);
        vm.expectRevert(mismatch);
        ratings.reveal(_id, borrower.id, _rating(5), SALT);
    }

    function test_refuses_scores_that_are_not_one_to_five() public {
        uint8[2] memory wrong = [0, 6];
        _commit(borrower, _rating(wrong[0]));
        _commit(owner, _rating(wrong[1]));
        vm.expectRevert(abi.encodeWithSelector(IRatingDesk.RatingOutOfRange.selector, 0));
        ratings.reveal(_id, borrower.id, _rating(0), SALT);
        vm.expectRevert(abi.encodeWithSelector(IRatingDesk.RatingOutOfRange.selector, 6));
        ratings.reveal(_id, owner.id, _rating(6), SALT);
    }

    function test_refuses_strangers_and_loans_not_settled() public {
        vm.expectRevert(abi.encodeWithSelector(IRatingDesk.RatingNotParty.selector, _id, carrier.id));
        _commit(carrier, _rating(5));
        uint64 open = reserve(request(lendableUnit(owner), 10, 4));
        vm.expectRevert(abi.encodeWithSelector(IRatingDesk.RatingNotSettled.selector, open));
        vm.prank(borrower.coordinator.account);
        ratings.commit(open, SALT);
    }
}
