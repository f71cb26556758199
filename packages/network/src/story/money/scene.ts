import type { Interval, PriorityName, Terms } from "@medequipshare/domain";
import { holdReservation, reserve } from "@medequipshare/sdk";
import type { Hospital } from "../../seed/montana.ts";
import type { Stage } from "../stage.ts";
import { expectMoney, setAside } from "./expect-money.ts";
import { moneyRule, SLOT } from "./rule.ts";

/** Who and what the rows are played with. */
export interface Scene {
  readonly stage: Stage;
  readonly terms: Terms;
  /** Two units of the owner, one of them with a meter. */
  readonly plain: number;
  readonly metered: number;
  /** Another borrower, which overrides and comes next. */
  readonly other: Hospital;
  /** Involved in nothing. */
  readonly reviewer: Hospital;
}

interface Wanted {
  readonly unitId: number;
  /** Slots between the present one and the first. */
  readonly lead: number;
  readonly slots: number;
  /** The borrower of the story unless told. */
  readonly by?: Hospital;
}

export interface Made extends Interval {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly slots: number;
  readonly escrow: bigint;
  readonly by: Hospital;
}

const priority: PriorityName = "elective";

/** So many slots from so many slots after the present one. */
export async function intervalAhead({ clock }: Stage, lead: number, slots: number): Promise<Interval> {
  const startsAt = (Math.floor((await clock.now()) / SLOT) + 1 + lead) * SLOT;
  return { startsAt, endsAt: startsAt + slots * SLOT };
}

/** Reserves at once: the escrow of the document's words leaves the free balance. */
export async function reserveAhead({ stage, terms }: Scene, wanted: Wanted): Promise<Made> {
  const { unitId, lead, slots, by = stage.places.borrower } = wanted;
  const coordinator = await stage.cast.person(by, "coordinator");
  const interval = await intervalAhead(stage, lead, slots);
  const escrow = moneyRule.escrow(terms, slots);
  const told = { who: coordinator.name, what: `reserved ${slots} slots of unit ${unitId}` };
  const { reservationId } = await expectMoney(stage, told, [setAside(by, escrow)], () =>
    reserve(coordinator.writer, { unitId, ...interval, priority }),
  );
  return { reservationId, unitId, slots, escrow, by, ...interval };
}

/** Holds, which costs nothing; confirming it will take `escrow`. */
export async function holdAhead({ stage, terms }: Scene, wanted: Wanted) {
  const { unitId, lead, slots, by = stage.places.borrower } = wanted;
  const coordinator = await stage.cast.person(by, "coordinator");
  const interval = await intervalAhead(stage, lead, slots);
  const told = { who: coordinator.name, what: `holds ${slots} slots of unit ${unitId}` };
  const { reservationId, heldUntil } = await expectMoney(stage, told, [], () =>
    holdReservation(coordinator.writer, { unitId, ...interval, priority }),
  );
  return { reservationId, heldUntil, unitId, slots, by, escrow: moneyRule.escrow(terms, slots), ...interval };
}
