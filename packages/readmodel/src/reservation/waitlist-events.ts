import { parsePriority } from "@medequipshare/domain";
import { follow } from "../db/follow.ts";
import { overrideTable, waitlistEntryTable } from "./table.ts";

/** The lower half of an entry's id; the upper one is the unit. */
const SEQUENCE_MASK = 0xffff_ffffn;

/** What entries of waitlists become by the events of the WaitlistDesk. */
export const waitlistEvents = follow("waitlistDesk", {
  WaitlistJoined: async (rows, { entryId: id, by, priority, firstCallOf, ...wish }, { at }) => {
    rows.put(waitlistEntryTable, {
      ...wish,
      id,
      sequence: Number(id & SEQUENCE_MASK),
      priority: parsePriority(priority),
      firstCallOf: firstCallOf === 0n ? null : firstCallOf,
      joinedBy: by,
      joinedAt: at,
      state: "waiting",
    });
    if (firstCallOf !== 0n) {
      await rows.patch(overrideTable, { displacedId: firstCallOf }, { firstCallEntryId: id });
    }
  },

  WaitlistLeft: (rows, { entryId: id }, { at }) =>
    rows.patch(waitlistEntryTable, { id }, { state: "left", endedAt: at }),

  WaitlistPromoted: (rows, { entryId: id, reservationId }, { at }) =>
    rows.patch(waitlistEntryTable, { id }, { state: "promoted", endedAt: at, reservationId }),

  WaitlistDropped: (rows, { entryId: id, reason }, { at }) =>
    rows.patch(waitlistEntryTable, { id }, { state: "dropped", endedAt: at, dropReason: reason }),

  /** WaitlistNoted of the same call says what holds from then on; the feed tells why. */
  WaitlistDeferred: () => {},
});
