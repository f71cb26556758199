import type { PriorityName } from "./priority.ts";
import type { ReservationStateName } from "./status.ts";
import type { UnixSeconds } from "./time-slot.ts";

/** Why a reservation cannot be displaced. */
export type DisplacementObstacle = "state" | "priority" | "own-unit" | "own-reservation" | "over";

export type DisplacementFacts = {
  readonly state: ReservationStateName;
  readonly priority: PriorityName;
  readonly endsAt: UnixSeconds;
  readonly ownerId: number;
  readonly borrowerId: number;
};

/**
 * Why `facilityId` cannot displace a reservation at `now`; empty when it can as far as the reservation goes. Only what
 * is held or confirmed, ranks below an emergency and belongs to somebody else can be displaced.
 */
export function displacementObstacles(
  { state, priority, endsAt, ownerId, borrowerId }: DisplacementFacts,
  facilityId: number,
  now: UnixSeconds,
): readonly DisplacementObstacle[] {
  const found: readonly (DisplacementObstacle | false)[] = [
    state !== "held" && state !== "confirmed" && "state",
    priority === "emergency" && "priority",
    ownerId === facilityId && "own-unit",
    borrowerId === facilityId && "own-reservation",
    now >= endsAt && "over",
  ];
  return found.filter((obstacle): obstacle is DisplacementObstacle => Boolean(obstacle));
}

export type OverrideParties = {
  readonly overriderId: number;
  readonly displacedId: number;
  readonly ownerId: number;
};

/** Whether somebody of the facility may judge an override: only who neither made nor suffered it nor lends the unit. */
export function isUninvolved({ overriderId, displacedId, ownerId }: OverrideParties, facilityId: number) {
  return ![overriderId, displacedId, ownerId].includes(facilityId);
}
