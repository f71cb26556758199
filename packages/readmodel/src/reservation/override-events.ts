import { firstCallUntil, parseOverrideReason } from "@medequipshare/domain";
import { follow } from "../db/follow.ts";
import { postOverride } from "../settlement/post-override.ts";
import { requireReservation } from "./require-reservation.ts";
import { overrideTable, reservationTable } from "./table.ts";

/** What overrides, and the reservations they displace, become by the events of the OverrideDesk. */
export const overrideEvents = follow("overrideDesk", {
  /**
   * The one event for what an override ends and pays. The emergency's own reservation was confirmed by the event
   * before, which names the person.
   */
  OverrideMade: async (rows, { facilityId: overriderId, reasonCode, ...made }, place) => {
    const { at, transaction } = place;
    const displaced = await requireReservation(rows, made.displacedId);
    const { confirmedBy, madeBy } = await requireReservation(rows, made.reservationId);
    const by = confirmedBy ?? madeBy;
    const cancelled = { state: "cancelled", cancelledFor: overriderId, cancelledBy: by } as const;
    rows.put(reservationTable, { ...displaced, ...cancelled, cancelledAt: at, cancellationFee: 0n });
    await postOverride(rows, place, { overriderId, displaced, compensation: made.compensation });
    rows.put(overrideTable, {
      ...made,
      unitId: displaced.unitId,
      ownerId: displaced.ownerId,
      overriderId,
      displacedFacilityId: displaced.borrowerId,
      madeBy: by,
      madeAt: at,
      reason: parseOverrideReason(reasonCode),
      bond: made.compensation,
      state: "open",
      firstCallUntil: firstCallUntil(at),
      transaction,
    });
  },

  /** The bond moves by BondReleased of the same call. */
  OverrideReviewed: (rows, { displacedId, reviewerId, by, justified, ...reviewed }, { at }) =>
    rows.patch(
      overrideTable,
      { displacedId },
      {
        state: justified ? "justified" : "unjustified",
        reviewerId,
        reviewedBy: by,
        reviewedAt: at,
        reviewDocument: reviewed.documentHash,
        suspendedUntil: reviewed.suspendedUntil,
      },
    ),
});
