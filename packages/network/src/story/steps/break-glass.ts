import { type BreakGlassReasonName, breakGlassReasonTexts } from "@medequipshare/domain";
import type { BreakGlassView } from "@medequipshare/protocol";
import { hashReason, identifyBreakGlass, reasonSalt, reviewBreakGlass } from "@medequipshare/sdk";
import { untilIndexed } from "../../access/until-indexed.ts";
import { refusal } from "../refusal.ts";
import { idOf, jsonBytes, known, type Stage } from "../stage.ts";

/** The unit's last opening without a grant, as the borrower's node shows it. */
export async function latest(stage: Stage): Promise<BreakGlassView> {
  const [found] = await openingsOf(stage);
  if (found === undefined) throw new Error("the node shows no opening");
  return found;
}

/** Waits until the lock has seen on chain that every opening is recorded; gives the last of `count`. */
export async function relayed(stage: Stage, count: number): Promise<BreakGlassView> {
  const lock = known(stage.facts, "lock");
  const deadline = Date.now() + 60_000;
  while ((await lock.deliver()) > 0) {
    if (Date.now() > deadline) throw new Error("the lock's opening does not come on chain");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // Delivered again and again until then, and recorded once.
  const openings = await openingsOf(stage);
  const [last] = openings;
  if (openings.length !== count || last === undefined || last.sequence !== count)
    throw new Error(`the node shows ${openings.length} openings, not ${count}`);
  if (last.reservationId !== known(stage.facts, "reservationId"))
    throw new Error("the opening is not put down to the loan");
  if (last.holderId !== idOf(stage, stage.places.borrower))
    throw new Error("the borrower does not answer for it");
  const when = last.openedAt === null ? "at a time it did not know" : `at ${last.openedAt}`;
  const what = `relayed that the lock was opened without a grant ${when}: number ${last.sequence}, ${last.state}`;
  stage.record.tell({ who: "The borrower's node", what });
  return last;
}

/** Nobody reviews what nobody identified, and nobody else's staff identifies. */
export async function requireRefusedReviews(stage: Stage, opening: BreakGlassView): Promise<void> {
  const { cast, places, record } = stage;
  const lead = await cast.person(places.owner, "clinical-lead");
  const document = await report(stage, "premature");
  await refusal("checkout.break-glass-unidentified", () =>
    reviewBreakGlass(lead.writer, { ...keyOf(opening), justified: true, documentHash: document }),
  );
  await refusal("checkout.break-glass-not-party", () =>
    identifyBreakGlass(lead.writer, { ...keyOf(opening), reason: "other", reasonHash: document }),
  );
  record.tell({ who: lead.name, what: "could neither review it yet nor identify for the borrower" });
}

/** The borrower's clinical lead says that it was they, and why; reviewing it too is refused. */
export async function identify(
  stage: Stage,
  opening: BreakGlassView,
  reason: BreakGlassReasonName,
  late: boolean,
): Promise<void> {
  const { cast, places, record } = stage;
  const person = await cast.person(places.borrower, "clinical-lead");
  const reasonHash = hashReason({ text: breakGlassReasonTexts[reason], salt: reasonSalt() });
  const { isLate } = await identifyBreakGlass(person.writer, { ...keyOf(opening), reason, reasonHash });
  if (isLate !== late) throw new Error(`the identity is ${isLate ? "late" : "in time"}`);
  record.tell({
    who: person.name,
    what: `said who opened it and why, ${late ? "late" : "in time"}: ${reason}`,
  });
  await refusal("checkout.break-glass-own-review", async () =>
    reviewBreakGlass(person.writer, {
      ...keyOf(opening),
      justified: true,
      documentHash: await report(stage, "of their own"),
    }),
  );
  record.tell({ who: person.name, what: "tried to review it too and was refused" });
  const shown = await latest(stage);
  if (
    shown.state !== "awaits-review" ||
    shown.identified?.late !== late ||
    shown.identified.reason !== reason
  )
    throw new Error(`the node shows ${shown.state}, ${shown.identified?.reason}`);
}

/** The owner's clinical lead reviews, once. */
export async function review(stage: Stage, opening: BreakGlassView, justified: boolean): Promise<void> {
  const { cast, places, record } = stage;
  const lead = await cast.person(places.owner, "clinical-lead");
  const documentHash = await report(stage, justified ? "justified" : "not justified");
  const verdict = { ...keyOf(opening), justified, documentHash };
  await reviewBreakGlass(lead.writer, verdict);
  record.tell({ who: lead.name, what: `reviewed it: ${justified ? "justified" : "not justified"}` });
  const again = await cast.person(places.borrower, "administrator");
  await refusal("checkout.break-glass-reviewed", () => reviewBreakGlass(again.writer, verdict));
  const shown = await latest(stage);
  if (shown.state !== "reviewed" || shown.reviewed?.justified !== justified)
    throw new Error(`the node shows ${shown.state}`);
}

async function openingsOf(stage: Stage): Promise<readonly BreakGlassView[]> {
  const { node } = await stage.cast.person(stage.places.borrower, "clinical-lead");
  await untilIndexed(node, stage.chain);
  const { items } = await node.breakGlass.ofUnit({
    params: { unitId: known(stage.facts, "unitId") },
    query: {},
  });
  return items;
}

async function report(stage: Stage, finding: string): Promise<`0x${string}`> {
  const { places, cast } = stage;
  const lead = await cast.person(places.owner, "clinical-lead");
  const recipients = [idOf(stage, places.owner), idOf(stage, places.borrower)];
  return lead.put({ kind: "evidence", bytes: jsonBytes({ review: finding, invented: true }), recipients });
}

const keyOf = ({ unitId, lock, sequence }: BreakGlassView) => ({ unitId, lock, sequence });
