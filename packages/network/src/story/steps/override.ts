import { type Interval, overrideCost, quote, type Terms } from "@medequipshare/domain";
import {
  decodeEvents,
  displaceReservation,
  getOverrideCompensation,
  getReservation,
  hashReason,
  reasonSalt,
  reviewOverride,
} from "@medequipshare/sdk";
import { untilIndexed } from "../../access/until-indexed.ts";
import type { Hospital } from "../../seed/montana.ts";
import { refusal } from "../refusal.ts";
import { idOf, jsonBytes, post, type Stage } from "../stage.ts";
import { balance } from "./reserve.ts";

export interface Emergency {
  readonly displacedId: bigint;
  readonly displaced: Hospital;
  readonly need: Interval;
  readonly terms: Terms;
}

export interface MadeOverride {
  readonly reservationId: bigint;
  readonly displacedId: bigint;
  readonly bond: bigint;
}

/** A clinical lead takes another's time; what it costs is said beforehand by the node and by the domain's rule. */
export async function overrideFor(
  stage: Stage,
  place: Hospital,
  { displacedId, displaced, need, terms }: Emergency,
): Promise<MadeOverride> {
  const { cast, record, chain, addresses, slotSeconds } = stage;
  const lead = await cast.person(place, "clinical-lead");
  const { startsAt, endsAt, reservation } = await getReservation(
    { client: chain, addresses },
    { reservationId: displacedId },
  );
  const old = { startsAt, endsAt, state: "confirmed", escrow: reservation.escrow } as const;
  const book = overrideCost(terms, old, slotSeconds);
  const { escrow } = quote(terms, need, slotSeconds);
  await untilIndexed(lead.node, chain);
  const query = { displacedId, ...need, facilityId: idOf(stage, place) };
  const told = await lead.node.override.preview({ query });
  const onChain = await getOverrideCompensation({ client: chain, addresses }, { displacedId });
  if (told.compensation !== book.compensation || told.bond !== book.bond || onChain !== book.compensation)
    throw new Error(
      `the node says ${told.compensation}, the chain ${onChain}, the rules ${book.compensation}`,
    );
  if (told.escrow !== escrow || told.displaced.refund !== book.refund || told.obstacles.length > 0)
    throw new Error(`the preview is wrong: ${told.obstacles.map(({ code }) => code).join()}`);

  const before = await Promise.all([balance(stage, place), balance(stage, displaced)]);
  const coordinator = await cast.person(place, "coordinator");
  const reasonHash = hashReason({ text: "Several people at once (invented).", salt: reasonSalt() });
  const request = { displacedId, ...need, reason: "mass-casualty", reasonHash } as const;
  await refusal("facility.staff-unauthorized", () => displaceReservation(coordinator.writer, request));
  record.tell({ who: coordinator.name, what: "tried to override, not being a clinical lead; refused" });
  const made = await displaceReservation(lead.writer, request);
  const events = decodeEvents(addresses, made.logs).map(({ eventName }) => eventName);
  if (!events.includes("ReservationConfirmed") || !events.includes("OverrideMade"))
    throw new Error(`the override left ${events.join(", ")}`);
  const after = await Promise.all([balance(stage, place), balance(stage, displaced)]);
  const paid = before[0].free - after[0].free;
  const got = after[1].free - before[1].free;
  if (paid !== escrow + book.compensation + book.bond) throw new Error(`the overrider paid ${paid}`);
  if (got !== book.refund + book.compensation) throw new Error(`the displaced facility got ${got}`);
  if (after[0].escrowed - before[0].escrowed !== escrow + book.bond)
    throw new Error("the bond is not set aside");
  post(stage, place, -paid);
  post(stage, displaced, got);
  record.tell({
    who: lead.name,
    what: `displaced reservation ${displacedId}; compensation`,
    money: book.compensation,
  });
  record.tell({ who: displaced.name, what: "has its escrow back and the compensation", money: got });
  record.tell({ who: lead.name, what: "has set the same aside until the review", money: book.bond });
  return { reservationId: made.reservationId, displacedId, bond: book.bond };
}

export interface Involved {
  readonly overrider: Hospital;
  readonly displaced: Hospital;
  readonly owner: Hospital;
}

/** Who made it, suffered it or lends the unit does not judge it. */
export async function refuseInvolved(stage: Stage, { overrider, displaced, owner }: Involved): Promise<void> {
  const overriderId = idOf(stage, overrider);
  for (const place of [overrider, displaced, owner]) {
    const lead = await stage.cast.person(place, "clinical-lead");
    await untilIndexed(lead.node, stage.chain);
    const { items } = await lead.node.override.reviewable({ query: { facilityId: idOf(stage, place) } });
    if (items.length > 0) throw new Error(`the node offers ${place.name} its own override to review`);
    const review = { overriderId, isJustified: true, document: `0x${"11".repeat(32)}` } as const;
    await refusal("override.reviewer-involved", () => reviewOverride(lead.writer, review));
    stage.record.tell({ who: lead.name, what: "tried to review it and was refused, being involved" });
  }
}

/** Somebody uninvolved finds it justified: the bond comes back. */
export async function reviewBy(
  stage: Stage,
  reviewer: Hospital,
  overrider: Hospital,
  { displacedId, bond }: MadeOverride,
): Promise<void> {
  const overriderId = idOf(stage, overrider);
  const lead = await stage.cast.person(reviewer, "clinical-lead");
  const { items } = await lead.node.override.reviewable({ query: { facilityId: idOf(stage, reviewer) } });
  if (items[0]?.displacedId !== displacedId) throw new Error("the override is not offered for review");
  const document = await lead.put({
    kind: "evidence",
    bytes: jsonBytes({ review: "the emergency was one (invented)", displacedId: String(displacedId) }),
    recipients: [overriderId],
  });
  const before = await balance(stage, overrider);
  const done = await reviewOverride(lead.writer, { overriderId, isJustified: true, document });
  const after = await balance(stage, overrider);
  if (done.bond !== bond || after.free - before.free !== bond || before.escrowed - after.escrowed !== bond)
    throw new Error("the bond did not come back");
  post(stage, overrider, bond);
  stage.record.tell({ who: lead.name, what: "found it justified; the bond is free", money: bond });
}
