// A plain model of docs/protocol/calendar.md and money.md, written from these pages alone: it imports nothing.

/** What the pages call a state. */
export const State = {
  Held: 1,
  Confirmed: 2,
  OnLoan: 3,
  Returned: 4,
  Settled: 5,
  Cancelled: 6,
  Expired: 7,
} as const;

export type Terms = {
  readonly ratePerHour: bigint;
  readonly deposit: bigint;
  readonly contributionPerHour: bigint;
  readonly lateFeePerHour: bigint;
  readonly minimumSlots: number;
  readonly maximumSlots: number;
  readonly leadSeconds: number;
  readonly horizonDays: number;
  readonly freeCancelSeconds: number;
  readonly lateCancelBps: bigint;
  readonly turnaroundSlots: number;
  readonly policy: number;
};

export type Unit = {
  readonly id: number;
  readonly ownerId: number;
  readonly holderId: number;
  readonly slotSeconds: number;
  readonly calibratedUntil: number;
  readonly electricallySafeUntil: number;
  readonly maintenanceDueAt: number;
  /** Reasons that hold now, as a sum. */
  readonly reasons: number;
  /** Token units, a whole number of dollars. */
  readonly insured: bigint;
  /** Version 1 first. */
  readonly terms: readonly Terms[];
  readonly windowsOpened: number;
};

export type Facility = {
  readonly id: number;
  readonly activeUntil: number;
  readonly insuredUntil: number;
  readonly cover: bigint;
  readonly homeCell: bigint;
  readonly free: bigint;
  readonly escrowed: bigint;
};

export type Agreement = {
  readonly ownerId: number;
  readonly borrowerId: number;
  readonly from: number;
  readonly until: number;
  /** Whether the borrower lies in the owner's service area. */
  readonly served: boolean;
};

export type Person = {
  readonly account: string;
  readonly facilityId: number;
  readonly roles: number;
  readonly until: number;
};

export type Reservation = {
  readonly key: number;
  readonly unitId: number;
  readonly borrowerId: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly priority: number;
  readonly state: number;
  readonly version: number;
  readonly heldUntil: number;
  readonly approved: boolean;
  readonly escrow: bigint;
  readonly insured: bigint;
  /** Last free second; -1 for never. */
  readonly freeUntil: number;
  readonly lateFee: bigint;
  readonly recalled: boolean;
  readonly offeredTo: number;
  readonly returnedAt: number;
};

export type Window = {
  readonly id: number;
  readonly unitId: number;
  readonly startsAt: number;
  readonly endsAt: number;
};

/** Everything at one time; records are replaced, never changed. */
export type World = {
  now: number;
  fund: bigint;
  nextKey: number;
  readonly people: ReadonlyMap<string, Person>;
  readonly agreements: readonly Agreement[];
  readonly units: Map<number, Unit>;
  readonly facilities: Map<number, Facility>;
  readonly reservations: Map<number, Reservation>;
  readonly windows: Map<number, Window>;
};

/** A copy whose changes leave the world as it is. */
export function copyWorld(world: World): World {
  return {
    ...world,
    units: new Map(world.units),
    facilities: new Map(world.facilities),
    reservations: new Map(world.reservations),
    windows: new Map(world.windows),
  };
}
