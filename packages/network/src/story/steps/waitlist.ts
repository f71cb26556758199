import {
  compareWaitlistEntries,
  type Interval,
  type PriorityName,
  parsePriority,
  quote,
  type Terms,
} from "@medequipshare/domain";
import {
  cancelReservation,
  getReservation,
  getWaitlist,
  joinWaitlist,
  leaveWaitlist,
  reserve,
} from "@medequipshare/sdk";
import { untilIndexed } from "../../access/until-indexed.ts";
import type { Hospital } from "../../seed/montana.ts";
import { refusal } from "../refusal.ts";
import { idOf, post, type Stage } from "../stage.ts";
import { balance } from "./reserve.ts";

/** A facility's coordinator reserves at once; gives the reservation's id. */
export async function reserveAs(
  stage: Stage,
  place: Hospital,
  unitId: number,
  interval: Interval,
  terms: Terms,
  priority: PriorityName,
): Promise<bigint> {
  const coordinator = await stage.cast.person(place, "coordinator");
  const made = await reserve(coordinator.writer, { unitId, ...interval, priority });
  const { escrow } = quote(terms, interval, stage.slotSeconds);
  if (made.escrow !== escrow) throw new Error(`escrow is ${made.escrow}, the terms say ${escrow}`);
  post(stage, place, -escrow);
  stage.record.tell({
    who: coordinator.name,
    what: `reserved unit ${unitId}, ${priority}, as ${made.reservationId}`,
    money: escrow,
  });
  return made.reservationId;
}

/** Cancels before pick-up, as borrower or as owner for `borrower`; what the fee leaves of the escrow comes back. */
export async function cancelAs(
  stage: Stage,
  place: Hospital,
  reservationId: bigint,
  fee: bigint,
  borrower: Hospital = place,
): Promise<void> {
  const coordinator = await stage.cast.person(place, "coordinator");
  const network = { client: stage.chain, addresses: stage.addresses };
  const { reservation } = await getReservation(network, { reservationId });
  const { toOwner } = await cancelReservation(coordinator.writer, { reservationId });
  if (toOwner !== fee) throw new Error(`cancelling cost ${toOwner}, it should cost ${fee}`);
  post(stage, borrower, reservation.escrow - fee);
  stage.record.tell({
    who: coordinator.name,
    what: `cancelled reservation ${reservationId}`,
    money: toOwner,
  });
}

/** There is nothing to wait for while the time is free. */
export async function refuseFree(
  stage: Stage,
  place: Hospital,
  unitId: number,
  interval: Interval,
): Promise<void> {
  const coordinator = await stage.cast.person(place, "coordinator");
  const wish = { unitId, ...interval, priority: "urgent", blockers: [] } as const;
  await refusal("reservation.slots-free", () => joinWaitlist(coordinator.writer, wish));
  stage.record.tell({
    who: coordinator.name,
    what: "tried to wait for free time and was told to reserve it",
  });
}

export interface Wish {
  readonly priority: PriorityName;
  /** Where on the list it is to stand. */
  readonly place: number;
  readonly firstCallOf?: bigint;
}

/** A facility joins; node, chain and domain give the same order. */
export async function joinList(
  stage: Stage,
  place: Hospital,
  unitId: number,
  interval: Interval,
  { priority, place: expected, firstCallOf }: Wish,
): Promise<void> {
  const coordinator = await stage.cast.person(place, "coordinator");
  await untilIndexed(coordinator.node, stage.chain);
  const params = { unitId };
  const { blockers } = await coordinator.node.waitlist.ofUnit({ params, query: interval });
  const wish = { unitId, ...interval, priority, firstCallOf, blockers };
  const { entryId, rank } = await joinWaitlist(coordinator.writer, wish);
  await untilIndexed(coordinator.node, stage.chain);
  const { entries } = await coordinator.node.waitlist.ofUnit({ params, query: {} });
  const own = entries.find((entry) => entry.entryId === entryId);
  if (own?.place !== expected) throw new Error(`the entry stands at ${own?.place}, not at ${expected}`);
  await compareOrders(
    stage,
    unitId,
    entries.map(({ sequence }) => sequence),
  );
  stage.record.tell({
    who: coordinator.name,
    what: `waits as ${firstCallOf === undefined ? priority : "first call"} (rank ${rank}), place ${own.place}`,
  });
}

/** The node's order is the chain's, and the domain's. */
async function compareOrders(stage: Stage, unitId: number, told: readonly number[]): Promise<void> {
  const network = { client: stage.chain, addresses: stage.addresses };
  const onChain = await getWaitlist(network, { unitId });
  const byRule = onChain
    .map(({ startsAt, endsAt, priority, rank, sequence }) => ({
      startsAt,
      endsAt,
      sequence,
      priority: parsePriority(priority),
      isFirstCall: rank === 3,
    }))
    .toSorted(compareWaitlistEntries);
  const orders = [told, onChain.map(({ sequence }) => sequence), byRule.map(({ sequence }) => sequence)];
  if (new Set(orders.map((order) => order.join())).size !== 1)
    throw new Error(`node, chain and domain order the list differently: ${orders.join(" / ")}`);
}

/** Nobody acts: the node of who is first promotes by itself. Gives the reservation that came of it. */
export async function promotedOf(
  stage: Stage,
  place: Hospital,
  unitId: number,
  interval: Interval,
  terms: Terms,
): Promise<bigint> {
  const { cast, record, places } = stage;
  const coordinator = await cast.person(place, "coordinator");
  const stranger = await cast.person(places.borrower, "coordinator");
  const taken = () => reserve(stranger.writer, { unitId, ...interval, priority: "emergency" });
  await refusal("reservation.slot-taken", taken);
  record.tell({ who: stranger.name, what: "tried to reserve the time past the list and was refused" });
  const facilityId = idOf(stage, place);
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { items } = await coordinator.node.waitlist.list({ query: { facilityId, open: false } });
    const entry = items.find((each) => each.unitId === unitId && each.state !== "left");
    if (entry?.state === "dropped") throw new Error(`the entry was dropped: ${entry.dropReason}`);
    if (entry?.state === "promoted" && entry.reservationId !== null) {
      const { escrow } = quote(terms, interval, stage.slotSeconds);
      post(stage, place, -escrow);
      await requireConfirmed(stage, place, entry.reservationId, escrow);
      record.tell({ who: place.name, what: `was promoted to ${entry.reservationId}`, money: escrow });
      return entry.reservationId;
    }
    if (Date.now() > deadline) throw new Error(`nobody promoted entry ${entry?.entryId} within a minute`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function requireConfirmed(stage: Stage, place: Hospital, reservationId: bigint, escrow: bigint) {
  const network = { client: stage.chain, addresses: stage.addresses };
  const { reservation } = await getReservation(network, { reservationId });
  const { escrowed } = await balance(stage, place);
  if (reservation.borrowerId !== idOf(stage, place) || reservation.escrow !== escrow || escrowed < escrow)
    throw new Error(`reservation ${reservationId} is not what ${place.name} waited for`);
}

/** Waits no longer. */
export async function leaveList(stage: Stage, place: Hospital, unitId: number): Promise<void> {
  const coordinator = await stage.cast.person(place, "coordinator");
  await untilIndexed(coordinator.node, stage.chain);
  const query = { facilityId: idOf(stage, place) };
  const { items } = await coordinator.node.waitlist.list({ query });
  const [entry] = items.filter((each) => each.unitId === unitId);
  if (entry?.place !== 1) throw new Error(`${place.name} does not wait as the first any more`);
  await leaveWaitlist(coordinator.writer, { entryId: entry.entryId });
  stage.record.tell({
    who: coordinator.name,
    what: "was still waiting, now as the first, and left the list",
  });
}
