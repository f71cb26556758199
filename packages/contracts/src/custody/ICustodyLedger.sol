// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Who has a unit in its hands
/// @notice Custody moves when the releaser and the receiver signed the same EIP-712 hash (domain "MedEquipShare
/// Custody", version "1"), which includes the loan pack's digest and the meter's counter. Signatures are
/// ECDSA or ERC-1271, so they may be made offline and relayed by anyone.
/// @custom:invariant INV-CUS-1 a unit has exactly one holder, changed only by both signatures over one hash.
/// @custom:invariant INV-CUS-2 a unit that is handed on closes one loan and opens the next at the same second and by
/// the same counter: nothing is billed twice, nothing is lost.
/// @custom:invariant INV-ACC-1 return works in every expired state.
interface ICustodyLedger {
    /// @notice One change of hands: owner to carrier, carrier to borrower, borrower to carrier, carrier to
    /// owner, between carriers, or directly between owner and borrower. The first is the owner's.
    /// @param sequence Number of hand-overs of this loan so far.
    /// @param releaserId Facility that holds the unit.
    /// @param receiverId Borrower, owner, or an active carrier.
    /// @param releasedBy Account of the releaser's staff that signs.
    /// @param receivedBy Account of the receiver's staff that signs.
    /// @param loanPack Digest of the encrypted loan pack document.
    /// @param meterSequence Sequence of the last reading the UsageMeter accepted; 0 without a meter.
    /// @param runSeconds Run seconds of that reading.
    /// @param signedAt Unix seconds.
    struct Handover {
        uint64 reservationId;
        uint32 sequence;
        uint32 releaserId;
        uint32 receiverId;
        address releasedBy;
        address receivedBy;
        bytes32 loanPack;
        uint32 meterSequence;
        uint64 runSeconds;
        uint40 signedAt;
    }

    /// @notice A loan that goes on to the next borrower directly: one's return and the other's pick-up at once.
    /// @param handover The last hand-over of the loan that ends; its receiver is the next borrower.
    /// @param nextReservationId Confirmed reservation of the same unit by the receiver.
    /// @param ownerId Owner of the unit, which agrees.
    /// @param consentedBy Account of the owner's staff that signs.
    struct HandOn {
        Handover handover;
        uint64 nextReservationId;
        uint32 ownerId;
        address consentedBy;
    }

    /// @notice A loan from pick-up to return. Handed on, it begins or ends with {handOn}.
    /// @param handovers How many times custody changed.
    /// @param inspected Whether the borrower's incoming inspection accepted the unit.
    /// @param metered Whether a meter was enrolled at pick-up and had spoken within a day before the return.
    /// @param pickedUpAt Unix seconds; 0 before.
    /// @param returnedAt Unix seconds; 0 before.
    /// @param openingSeconds Meter's run seconds at pick-up.
    /// @param closingSeconds Meter's run seconds at return.
    struct Loan {
        uint32 handovers;
        bool inspected;
        bool metered;
        uint40 pickedUpAt;
        uint40 returnedAt;
        uint64 openingSeconds;
        uint64 closingSeconds;
    }

    /// @notice What turns a used unit into one that may be lent again.
    enum Turnaround {
        Decontamination,
        Sanitisation
    }

    event HandoverSigned(
        uint64 indexed reservationId, uint32 indexed unitId, uint32 indexed receiverId, bytes32 handoverHash, Handover handover
    );
    /// @notice Emitted instead of {HandoverSigned}: it stands for the last hand-over of one loan and the first of the next.
    event HandedOn(
        uint64 indexed fromReservationId,
        uint64 indexed toReservationId,
        uint32 indexed unitId,
        bytes32 handOnHash,
        HandOn handOn
    );
    event IncomingInspected(
        uint64 indexed reservationId, uint32 indexed unitId, address by, bool accepted, bytes32 document
    );
    event TurnaroundCertified(
        uint32 indexed unitId, Turnaround indexed kind, uint32 facilityId, address by, bytes32 document
    );

    /// @notice Thrown when the releaser does not hold the unit.
    error CustodyNotHolder(uint32 unitId, uint32 releaserId, uint32 holderId);
    /// @notice Thrown when the receiver is not the borrower, the owner or an active carrier, or is the releaser.
    error CustodyReceiverInvalid(uint64 reservationId, uint32 receiverId);
    /// @notice Thrown when a signature is not that of the named person.
    error CustodySignatureInvalid(address signer);
    /// @notice Thrown when a signer is not staff of the facility it signs for.
    error CustodySignerNotStaff(address signer, uint32 facilityId);
    /// @notice Thrown when a hand-over is not the next one of its loan.
    error CustodySequenceUnexpected(uint64 reservationId, uint32 sequence, uint32 expected);
    /// @notice Thrown when the counter is not that of the last accepted reading, or, at pick-up and return, that
    /// reading is older than an hour at signing. A meter silent for a day counts as failed and never blocks a return:
    /// both signatures then stand for its last counter.
    error CustodyCounterStale(uint32 unitId, uint32 meterSequence, uint32 accepted);
    /// @notice Thrown when a pick-up is signed outside the reservation's interval.
    error CustodyOutsideInterval(uint64 reservationId, uint40 nowAt, uint40 startsAt, uint40 endsAt);
    /// @notice Thrown when a hand-over is signed more than two minutes ahead of the chain, more than three days ago,
    /// or before the pick-up.
    error CustodySignedAtInvalid(uint40 signedAt, uint40 nowAt);
    /// @notice Thrown when the reservation is neither confirmed nor on loan.
    error CustodyNotOnLoan(uint64 reservationId);
    /// @notice Thrown when a unit would be handed on for a reservation that is not a confirmed one of this unit by the
    /// receiver.
    error CustodyNextInvalid(uint64 nextReservationId, uint32 unitId, uint32 receiverId);
    /// @notice Thrown when the facility that would agree to a hand-on does not own the unit.
    error CustodyNotOwner(uint32 unitId, uint32 facilityId, uint32 ownerId);
    /// @notice Thrown when a unit would be handed on before the next start while somebody waits for the loan that ends,
    /// or has reserved a part of the time between.
    error CustodyPromised(uint64 nextReservationId, uint40 from, uint40 startsAt);
    /// @notice Thrown when the unit is not in the hands of the caller's facility.
    error CustodyNotInHands(uint32 unitId, uint32 facilityId);

    /// @notice Moves custody. Anyone may relay.
    /// @dev Emits {HandoverSigned}. The first one starts the loan and records the opening counter; the one into
    /// the owner's hands ends it and records the closing counter. For the first one the borrower must be active and
    /// insured at the time of signing, for a later one nobody.
    function handOver(Handover calldata handover, bytes calldata releaserSignature, bytes calldata receiverSignature)
        external;

    /// @notice Hands a unit on from one borrower to the next without the way home: returns the one's loan and starts the
    /// other's, at the same second and by the same counter of the meter. Anyone may relay.
    /// @dev Emits {HandedOn}. All three sign {handOnDigestOf}. What a return and what a pick-up ask for applies both, but
    /// that a failed meter is no way through; the unit must be decontaminated and sanitised by the one who gives it on. No
    /// more than 24 hours before the next start, and before it only while nobody waits for the loan that ends nor has
    /// reserved a part of the time between. Carriers take no part.
    /// @param releaserSignature By `handover.releasedBy`, of the borrower whose loan ends.
    /// @param receiverSignature By `handover.receivedBy`, of the next borrower.
    /// @param ownerSignature By `consentedBy`: administrator, coordinator or biomedical of the owner.
    function handOn(
        HandOn calldata words,
        bytes calldata releaserSignature,
        bytes calldata receiverSignature,
        bytes calldata ownerSignature
    ) external;

    /// @notice The borrower's inspection on arrival. Caller: biomedical of the borrower, holding the unit.
    /// @dev Emits {IncomingInspected}. A refusal quarantines nothing: the unit simply cannot be checked out.
    function inspect(uint64 reservationId, bool accepted, bytes32 document) external;

    /// @notice Files a decontamination or sanitisation certificate. Caller: biomedical of the holder.
    /// @dev Emits {TurnaroundCertified}; clears the matching fitness reason, or, in the borrower's hands, keeps it
    /// from being set when the unit leaves them. The latter counts only as long as the meter's counter stands where its
    /// last accepted reading had it then: a borrower has the meter read, cleans, and certifies in this order. A later
    /// run, or a meter silent at the return, sets the reason after all.
    function certifyTurnaround(uint32 unitId, Turnaround kind, bytes32 document) external;

    function loanOf(uint64 reservationId) external view returns (Loan memory);
    function holderOf(uint32 unitId) external view returns (uint32 facilityId);
    /// @notice EIP-712 digest both parties sign.
    function digestOf(Handover calldata handover) external view returns (bytes32);
    /// @notice EIP-712 digest that both borrowers and the owner sign.
    function handOnDigestOf(HandOn calldata words) external view returns (bytes32);
}
