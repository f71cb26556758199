import { quote } from "@medequipshare/domain";
import type { Offer } from "@medequipshare/protocol";
import { confirmReservation, deposit, facilityLedgerAbi, holdReservation } from "@medequipshare/sdk";
import { untilIndexed } from "../../access/until-indexed.ts";
import type { Hospital } from "../../seed/montana.ts";
import { idOf, known, post, type Stage } from "../stage.ts";

/** A facility's administrator pays dollars into the ledger. */
export async function payIn(stage: Stage, place: Hospital, dollars: number): Promise<void> {
  const administrator = await stage.cast.person(place, "administrator");
  const amount = BigInt(dollars) * 1_000_000n;
  await deposit(administrator.writer, { facilityId: idOf(stage, place), amount });
  post(stage, place, amount);
  stage.record.tell({ who: administrator.name, what: "paid into the ledger", money: amount });
}

/** The coordinator asks for the capability and gets ranked offers. */
export async function askForOffers(
  stage: Stage,
  slots: number,
  leadSlots: number,
): Promise<readonly Offer[]> {
  const coordinator = await stage.cast.person(stage.places.borrower, "coordinator");
  const now = await stage.clock.now();
  const startsAt = (Math.floor(now / stage.slotSeconds) + 1 + leadSlots) * stage.slotSeconds;
  const endsAt = startsAt + slots * stage.slotSeconds;
  Object.assign(stage.facts, { startsAt, endsAt });
  const borrowerId = idOf(stage, stage.places.borrower);
  await untilIndexed(coordinator.node, stage.chain);
  const { items } = await coordinator.node.reservation.offers({
    query: { productCode: "CBK", startsAt, endsAt, borrowerId },
  });
  for (const offer of items) {
    const { rank, unit, reason, escrow } = offer;
    const what = `was offered, as number ${rank}, unit ${unit.unitId} of ${unit.ownerName}: ${reason}`;
    stage.record.tell({ who: coordinator.name, what, money: escrow });
  }
  return items;
}

/** Holds the first offer, then confirms it; escrow leaves the ledger balance. */
export async function holdAndConfirm(stage: Stage, offer: Offer): Promise<void> {
  const { facts, places, record, cast } = stage;
  const coordinator = await cast.person(places.borrower, "coordinator");
  const { unitId, terms, slotSeconds } = offer.unit;
  if (!terms || (slotSeconds !== 3600 && slotSeconds !== 900)) throw new Error("the offer has no terms");
  const interval = { startsAt: known(facts, "startsAt"), endsAt: known(facts, "endsAt") };
  const held = await holdReservation(coordinator.writer, { unitId, ...interval, priority: "urgent" });
  const { reservationId } = held;
  facts.reservationId = reservationId;
  record.tell({ who: coordinator.name, what: `holds unit ${unitId} as reservation ${reservationId}` });

  const before = await balance(stage, places.borrower);
  const { escrow } = await confirmReservation(coordinator.writer, { reservationId });
  record.tell({
    who: coordinator.name,
    what: "confirmed; the escrow left the ledger balance",
    money: escrow,
  });
  post(stage, places.borrower, -escrow);
  const expected = quote(terms, interval, slotSeconds).escrow;
  if (escrow !== expected) throw new Error(`escrow is ${escrow}, the terms say ${expected}`);
  const after = await balance(stage, places.borrower);
  if (before.free - after.free !== escrow || after.escrowed - before.escrowed !== escrow)
    throw new Error("the ledger does not show the escrow");
}

/** A facility's balances on chain. */
export async function balance(stage: Stage, place: { readonly slug: string }) {
  return stage.chain.readContract({
    address: stage.addresses.facilityLedger,
    abi: facilityLedgerAbi,
    functionName: "balanceOf",
    args: [idOf(stage, place)],
  });
}
