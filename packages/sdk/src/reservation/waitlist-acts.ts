import { Priority, type PriorityName, type UnixSeconds } from "@medequipshare/domain";
import { defineAct } from "../chain/define-act.ts";

export type JoinWaitlistParameters = {
  readonly unitId: number;
  /** On the unit's slot grid, inclusive. */
  readonly startsAt: UnixSeconds;
  /** On the grid, exclusive; turnaround is included. */
  readonly endsAt: UnixSeconds;
  readonly priority: PriorityName;
  /** All live reservations and holds in the way, lapsed ones too; at most 16. The node's waitlist names them. */
  readonly blockers: readonly bigint[];
  /** A reservation of the same facility that an override displaced, whose first call this uses up. */
  readonly firstCallOf?: bigint | undefined;
};

/**
 * Waits for time that others have; `rank` is 3 for a first call, else that of the priority. The sender is a coordinator
 * of the facility that waits.
 */
export const joinWaitlist = defineAct({
  peer: "waitlistDesk",
  call: "join",
  args: ({ priority, firstCallOf, ...wish }: JoinWaitlistParameters) => [
    { ...wish, priority: Priority[priority], firstCallOf: firstCallOf ?? 0n },
  ],
  tells: "WaitlistJoined",
});

/** Takes an entry off its waitlist; a first call used for it stays used. The sender is a coordinator of its facility. */
export const leaveWaitlist = defineAct({
  peer: "waitlistDesk",
  call: "leave",
  args: ({ entryId }: { readonly entryId: bigint }) => [entryId],
});

/**
 * Frees the kept slots of a reservation that ended, or a hold that lapsed, and gives them to those who wait. Anyone may
 * send it.
 */
export const promoteAfter = defineAct({
  peer: "waitlistDesk",
  call: "promote",
  args: ({ reservationId }: { readonly reservationId: bigint }) => [reservationId],
  relayed: true,
});

/** Does the walk of a unit's waitlist that is due. Anyone may send it. */
export const promoteUnit = defineAct({
  peer: "waitlistDesk",
  call: "promoteUnit",
  args: ({ unitId }: { readonly unitId: number }) => [unitId],
});
