import { randomBytes } from "node:crypto";
import { settle as settleByTheBook, type Terms } from "@medequipshare/domain";
import { commitRating, reservationManagerAbi, revealRating, settleLoan } from "@medequipshare/sdk";
import type { Hex } from "viem";
import type { Hospital } from "../../seed/montana.ts";
import { idOf, known, post, type Stage } from "../stage.ts";

/** Settlement from metered use, compared with the rules of the domain to the unit. */
export async function settle(stage: Stage, escrow: bigint, terms: Terms): Promise<void> {
  const { facts, places, cast, record } = stage;
  const finance = await cast.person(places.owner, "finance");
  const done = await settleLoan(finance.relay, { reservationId: known(facts, "reservationId") });
  const lateSeconds = await secondsLate(stage);
  if (done.lateSeconds !== BigInt(lateSeconds))
    throw new Error(
      `${done.lateSeconds} seconds are late on chain, ${lateSeconds} by the block of the return`,
    );
  const book = settleByTheBook({
    escrow,
    terms,
    meteredSeconds: known(facts, "ranSeconds"),
    lateSeconds,
  });
  for (const part of ["revenue", "contribution", "lateFee", "refund", "shortfall"] as const) {
    if (done[part] !== book[part])
      throw new Error(`${part} is ${done[part]} on chain, ${book[part]} by the rules`);
  }
  if (done.revenue + done.contribution + done.lateFee + done.refund !== escrow)
    throw new Error("parts do not add up");
  post(stage, places.owner, book.revenue + book.lateFee);
  post(stage, places.borrower, book.refund);
  const who = finance.name;
  record.tell({ who, what: `settled ${done.meteredSeconds} metered seconds: revenue`, money: done.revenue });
  record.tell({ who, what: "to the unit's maintenance fund", money: done.contribution });
  record.tell({ who, what: "late fee", money: done.lateFee });
  record.tell({ who, what: `refund to ${places.borrower.name}`, money: done.refund });
}

/** From the end of the reservation to the block that took the return, as anybody can look it up. */
async function secondsLate({ chain, addresses, facts }: Stage): Promise<number> {
  const [returned] = await chain.getContractEvents({
    address: addresses.reservationManager,
    abi: reservationManagerAbi,
    eventName: "ReservationReturned",
    args: { reservationId: known(facts, "reservationId") },
    fromBlock: 0n,
  });
  if (!returned) throw new Error("the loan was not returned");
  const { timestamp } = await chain.getBlock({ blockNumber: returned.blockNumber });
  return Math.max(0, Number(timestamp) - known(facts, "endsAt"));
}

/** Both sides rate: neither sees the other's rating before both are in. */
export async function rate(stage: Stage): Promise<void> {
  const { facts, places, cast, record } = stage;
  const reservationId = known(facts, "reservationId");
  const sealed = [await sealRating(stage, places.owner), await sealRating(stage, places.borrower)];
  for (const { place, rating, salt } of sealed) {
    const coordinator = await cast.person(place, "coordinator");
    await revealRating(coordinator.relay, { reservationId, raterId: idOf(stage, place), rating, salt });
    record.tell({
      who: coordinator.name,
      what: `revealed: condition ${rating.condition}, punctuality ${rating.punctuality}`,
    });
  }
}

/** One side rates, which nobody can read yet. */
export async function sealRating(stage: Stage, place: Hospital) {
  const { facts, cast, record, random } = stage;
  const reservationId = known(facts, "reservationId");
  const rating = { condition: random.between(4, 5), punctuality: random.between(3, 5), communication: 5 };
  const salt: Hex = `0x${randomBytes(32).toString("hex")}`;
  const coordinator = await cast.person(place, "coordinator");
  await commitRating(coordinator.writer, { reservationId, raterId: idOf(stage, place), rating, salt });
  record.tell({ who: coordinator.name, what: "sealed a rating" });
  return { place, rating, salt };
}
