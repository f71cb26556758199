import { gasOf, gasOfCall } from "./call-gas.ts";
import { beginLoan } from "./loan.ts";
import { reservationId } from "./reservation-id.ts";
import { DAY, digest, HOUR, type Stage } from "./stage.ts";
import { addUnit } from "./unit.ts";

/** 256 slots of an hour: one word of a calendar. */
const WORD = 256 * HOUR;
const reservationsPerFiller = 60;

/** Gives the measured borrower another loan, so that none of its balances and counts is zero. */
export async function prepare(stage: Stage): Promise<void> {
  await reserve(stage, await addUnit(stage), await nextWord(stage));
}

/** A 4-hour reservation in a word that already has marks, with `n` live reservations on the unit. */
export async function reserveDirty(stage: Stage, n: number): Promise<number> {
  const unitId = await addUnit(stage);
  const word = await nextWord(stage);
  // A hold that lapsed and is not swept: the word is dirty although the unit has no reservation yet.
  const filler = fillerOf(stage, 0);
  await stage.contracts.reservationManager.write.hold([request(unitId, word + 40 * HOUR)], filler);
  await stage.helpers.time.increase(HOUR);
  for (let index = 0; index < n; index++) {
    const startsAt = word + WORD + 4 * index * HOUR;
    await stage.contracts.reservationManager.write.reserve(
      [request(unitId, startsAt)],
      fillerOf(stage, index),
    );
  }
  return gasOf(stage, await reserve(stage, unitId, word + 60 * HOUR));
}

/** A 4-hour reservation that is the first in its calendar word, on a unit reserved before. */
export async function reserveFresh(stage: Stage): Promise<number> {
  const unitId = await addUnit(stage);
  const word = await nextWord(stage);
  await reserve(stage, unitId, word + 40 * HOUR);
  return gasOf(stage, await reserve(stage, unitId, word + WORD + 40 * HOUR));
}

/** Thirty days by the hour on a unit reserved before: four calendar words, three of them fresh. */
export async function reserveMonth(stage: Stage): Promise<number> {
  const unitId = await addUnit(stage);
  const word = await nextWord(stage);
  await reserve(stage, unitId, word + 40 * HOUR);
  const startsAt = word + 60 * HOUR;
  const { account } = stage.borrower;
  await stage.helpers.time.setNextBlockTimestamp(startsAt - 20 * HOUR);
  const wanted = { ...request(unitId, startsAt), endsAt: startsAt + 30 * DAY };
  return gasOf(stage, await stage.contracts.reservationManager.write.reserve([wanted], { account }));
}

/** One of 24 reservations of four hours, every day at the same hour, made by one act. */
export async function reserveSeries(stage: Stage): Promise<number> {
  const unitId = await addUnit(stage);
  const word = await nextWord(stage);
  await reserve(stage, unitId, word + 40 * HOUR);
  const startsAt = word + 60 * HOUR;
  const { account } = stage.borrower;
  await stage.helpers.time.setNextBlockTimestamp(startsAt - 20 * HOUR);
  const made = stage.contracts.reservationManager.write.reserveSeries([request(unitId, startsAt), DAY, 24], {
    account,
  });
  return Math.ceil((await gasOf(stage, await made)) / 24);
}

/** A borrower's late cancellation: part of the price to the owner, the rest back. */
export async function cancel(stage: Stage): Promise<number> {
  const unitId = await addUnit(stage);
  const word = await nextWord(stage);
  await reserve(stage, unitId, word + 40 * HOUR);
  const id = await reservationId(stage, await reserve(stage, unitId, word + 60 * HOUR));
  await stage.helpers.time.increaseTo(word + 50 * HOUR);
  const { account } = stage.borrower;
  return gasOf(stage, await stage.contracts.reservationManager.write.cancel([id], { account }));
}

/**
 * An emergency in place of another facility's four hours: refund, compensation and bond in one transaction, by a facility
 * that has overridden before. The first one of a facility ever writes a word that was empty: `overrideFirst`.
 */
export async function override(stage: Stage): Promise<number> {
  const { overrideDesk: overrides } = stage.contracts;
  await overrideOnce(stage);
  const { account } = fillerOf(stage, reservationsPerFiller);
  await overrides.write.review([4, true, digest], { account });
  return overrideOnce(stage);
}

/** The same by a facility that never did. */
export async function overrideFirst(stage: Stage): Promise<number> {
  return overrideOnce(stage);
}

async function overrideOnce(stage: Stage): Promise<number> {
  const unitId = await addUnit(stage);
  const word = await nextWord(stage);
  await reserve(stage, unitId, word + 40 * HOUR);
  const startsAt = word + 60 * HOUR;
  await stage.helpers.time.setNextBlockTimestamp(startsAt - 20 * HOUR);
  const made = await stage.contracts.reservationManager.write.reserve(
    [request(unitId, startsAt)],
    fillerOf(stage, 0),
  );
  const displaced = await reservationId(stage, made);
  await stage.helpers.time.setNextBlockTimestamp(startsAt - 18 * HOUR);
  const { account } = stage.borrower;
  const args = [displaced, startsAt, startsAt + 4 * HOUR, 1, digest] as const;
  return gasOf(stage, await stage.contracts.overrideDesk.write.displace(args, { account }));
}

/** A check-out relayed by somebody else; passkey assertion and lock's presence both verified. */
export async function checkOut(stage: Stage): Promise<number> {
  const { request, presence, assertion } = await beginLoan(stage, (await nextWord(stage)) + 40 * HOUR);
  return gasOf(stage, await stage.contracts.checkoutDesk.write.checkOut([request, presence, assertion]));
}

/** Whether seven days are free, beside a reservation in the same calendar word. */
export async function availability(stage: Stage): Promise<number> {
  const unitId = await addUnit(stage);
  const word = await nextWord(stage);
  await reserve(stage, unitId, word + 40 * HOUR);
  const from = word + 60 * HOUR;
  const { address, abi } = stage.contracts.reservationManager;
  return gasOfCall(stage, address, { abi, functionName: "isFree", args: [unitId, from, from + 7 * DAY] });
}

/** Whether a facility is active now. */
export async function verifyFacility(stage: Stage): Promise<number> {
  const { address, abi } = stage.contracts.facilityRegistry;
  const now = await stage.helpers.time.latest();
  return gasOfCall(stage, address, { abi, functionName: "isActive", args: [4, now] });
}

/** What every reservation measured here has passed. */
export const gates = [
  "caller is a coordinator whose appointment has not ended",
  "borrower licensed and insured until the end",
  "insured amount left, with another loan already taken from it",
  "live reservations below the quota, not zero",
  "owner licensed until the end",
  "master agreement in force for the whole loan",
  "borrower's cell in a service area of three resolutions, looked up when the agreement came into force",
  "unit approved by a second person, calibrated, electrically safe, maintained, clean, with terms",
  "lead time, horizon, shortest and longest length of the terms",
  "priority accepted by the terms, no approval of the owner asked for",
  "slots free in a word that others use",
  "balance covers price, contribution and deposit",
];

function request(unitId: number, startsAt: number) {
  return { unitId, startsAt, endsAt: startsAt + 4 * HOUR, priority: 0, stale: [] };
}

async function reserve(stage: Stage, unitId: number, startsAt: number) {
  const { account } = stage.borrower;
  // The id follows from the time of the block and is calldata later on.
  await stage.helpers.time.setNextBlockTimestamp(startsAt - 20 * HOUR);
  return stage.contracts.reservationManager.write.reserve([request(unitId, startsAt)], { account });
}

function fillerOf(stage: Stage, index: number) {
  const filler = stage.fillers[Math.floor(index / reservationsPerFiller)];
  if (!filler) throw new Error("too few fillers");
  return { account: filler.account };
}

/** Start of the next calendar word, at least a day away. */
async function nextWord(stage: Stage): Promise<number> {
  return (Math.floor(((await stage.helpers.time.latest()) + DAY) / WORD) + 1) * WORD;
}
