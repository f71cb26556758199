import { amendment, type Interval, recall, type Terms } from "@medequipshare/domain";
import {
  type AmendReservationReturnType,
  acceptTransfer,
  extendReservation,
  getCancellation,
  hashReason,
  moveReservation,
  offerTransfer,
  reasonSalt,
  recallReservation,
  shortenReservation,
  withdrawTransfer,
} from "@medequipshare/sdk";
import type { Person } from "../../access/person.ts";
import { untilIndexed } from "../../access/until-indexed.ts";
import type { Hospital } from "../../seed/montana.ts";
import { refusal } from "../refusal.ts";
import { idOf, known, post, type Stage } from "../stage.ts";
import { balance } from "./reserve.ts";

/** The three words people use for an amendment. */
export type Verb = "moved" | "extended" | "shortened";

/** The interval the reservation has by the story's own account. */
export function intervalOf({ facts }: Stage): Interval {
  return { startsAt: known(facts, "startsAt"), endsAt: known(facts, "endsAt") };
}

/** The borrower changes the time; what it costs is said beforehand by the node, by the domain's rule, and then charged. */
export async function change(
  stage: Stage,
  verb: Verb,
  to: Interval,
  terms: Terms,
  isOnLoan = false,
): Promise<bigint> {
  const { facts, places, cast, record, clock, slotSeconds } = stage;
  const coordinator = await cast.person(places.borrower, "coordinator");
  const reservationId = known(facts, "reservationId");
  const network = { client: stage.chain, addresses: stage.addresses };
  const { freeUntil } = await getCancellation(network, { reservationId });
  const now = await clock.now();
  const book = amendment({ terms, slotSeconds, from: intervalOf(stage), to, freeUntil, isOnLoan, now });
  await untilIndexed(coordinator.node, stage.chain);
  const told = await coordinator.node.reservation.amendment({ params: { reservationId }, query: to });
  if (told.toOwner !== book.toOwner || told.taken - told.givenBack !== book.fromFree)
    throw new Error(`the node says ${told.toOwner} beforehand, the rules ${book.toOwner}`);

  const before = await balance(stage, places.borrower);
  const done = await act(stage, coordinator, verb, to);
  const after = await balance(stage, places.borrower);
  if (done.toOwner !== book.toOwner || done.escrow !== book.escrow)
    throw new Error(`the chain charged ${done.toOwner}, the rules say ${book.toOwner}`);
  if (before.free - after.free !== book.fromFree || after.escrowed !== book.escrow)
    throw new Error("the ledger does not show the change");
  Object.assign(facts, to);
  post(stage, places.borrower, -book.fromFree);
  post(stage, places.owner, book.toOwner);
  const hours = (to.endsAt - to.startsAt) / 3600;
  record.tell({
    who: coordinator.name,
    what: `${verb} it: ${hours} hours now; late fee to the owner`,
    money: done.toOwner,
  });
  return book.toOwner;
}

function act(
  stage: Stage,
  { writer }: Person,
  verb: Verb,
  { startsAt, endsAt }: Interval,
): Promise<AmendReservationReturnType> {
  const network = { ...writer, client: stage.chain };
  const reservationId = known(stage.facts, "reservationId");
  if (verb === "moved") return moveReservation(network, { reservationId, startsAt });
  if (verb === "extended") return extendReservation(network, { reservationId, endsAt });
  return shortenReservation(network, { reservationId, endsAt });
}

/** The borrower offers the reservation; only the facility it is offered to can take it over, at no cost to either. */
export async function handTo(stage: Stage, next: Hospital): Promise<void> {
  const { facts, places, cast, record } = stage;
  const reservationId = known(facts, "reservationId");
  const coordinator = await cast.person(places.borrower, "coordinator");
  const taker = await cast.person(next, "coordinator");
  await refusal("transfer.not-offered", () => acceptTransfer(taker.writer, { reservationId }));
  record.tell({ who: taker.name, what: "tried to take it over unasked and was refused" });
  await offerTransfer(coordinator.writer, { reservationId, toFacilityId: idOf(stage, next) });
  await withdrawTransfer(coordinator.writer, { reservationId });
  await refusal("transfer.not-offered", () => acceptTransfer(taker.writer, { reservationId }));
  record.tell({ who: coordinator.name, what: "offered it and thought better of it" });
  await offerTransfer(coordinator.writer, { reservationId, toFacilityId: idOf(stage, next) });
  record.tell({ who: coordinator.name, what: `offered it to ${next.name} after all` });
  const { escrow } = await acceptTransfer(taker.writer, { reservationId });
  post(stage, places.borrower, escrow);
  post(stage, next, -escrow);
  const [old, taken] = await Promise.all([balance(stage, places.borrower), balance(stage, next)]);
  if (old.escrowed !== 0n || taken.escrowed !== escrow) throw new Error("the escrow did not change hands");
  record.tell({ who: taker.name, what: "took it over; the first escrow came back whole", money: escrow });
}

/** The owner takes the end of a loan back with a day's notice, for a compensation out of its own balance. */
export async function recallTo(stage: Stage, endsAt: number, terms: Terms): Promise<void> {
  const { facts, places, cast, record, slotSeconds } = stage;
  const reservationId = known(facts, "reservationId");
  const coordinator = await cast.person(places.owner, "coordinator");
  const text = "The owner's own ventilators are all in use (invented).";
  const reasonHash = hashReason({ text, salt: reasonSalt() });
  const request = { reservationId, reason: "own-need", reasonHash } as const;
  const tooSoon = endsAt - 3 * slotSeconds;
  await refusal("recall.end-invalid", () =>
    recallReservation(coordinator.writer, { ...request, endsAt: tooSoon }),
  );
  record.tell({ who: coordinator.name, what: "tried to recall it with less than a day's notice; refused" });
  const interval = intervalOf(stage);
  const book = recall(terms, interval, endsAt, slotSeconds);
  const done = await recallReservation(coordinator.writer, { ...request, endsAt });
  if (done.toBorrower !== book.toBorrower || done.escrow !== book.escrow)
    throw new Error(`the recall paid ${done.toBorrower}, the rules say ${book.toBorrower}`);
  facts.endsAt = endsAt;
  post(stage, places.owner, -book.toBorrower);
  post(stage, places.borrower, book.toBorrower + book.refund);
  record.tell({
    who: coordinator.name,
    what: `recalled it, ${(interval.endsAt - endsAt) / 3600} hours earlier; compensation to the borrower`,
    money: done.toBorrower,
  });
}
