import { displaceReservation, hashReason, reasonSalt, reviewOverride } from "@medequipshare/sdk";
import { refusal } from "../refusal.ts";
import { idOf, jsonBytes } from "../stage.ts";
import { cancelFree } from "./cancel-free.ts";
import { type Due, due, expectMoney, setAside } from "./expect-money.ts";
import { moneyRule, SLOT } from "./rule.ts";
import { holdAhead, type Made, reserveAhead, type Scene } from "./scene.ts";

type Displaced = Pick<Made, "reservationId" | "startsAt" | "endsAt">;

/** A hold and a reservation are displaced; the second time without need. */
export async function playOverrides(scene: Scene): Promise<void> {
  const { stage, terms, other, plain: unitId } = scene;
  const { borrower } = stage.places;
  const own = moneyRule.escrow(terms, 4);
  stage.record.step("override of a hold");
  const held = await holdAhead(scene, { unitId, lead: 60, slots: 6 });
  const first = await displace(scene, held, [setAside(other, own)]);
  await review(scene, true, []);

  stage.record.step("override of a reservation");
  const made = await reserveAhead(scene, { unitId, lead: 70, slots: 7 });
  const half = moneyRule.compensation(terms, made.slots);
  const second = await displace(scene, made, [
    due(borrower, made.escrow + half, -made.escrow),
    due(other, -own - half - half, own + half),
  ]);

  stage.record.step("override found unjustified");
  await review(scene, false, [due(borrower, half), due(other, 0n, -half)]);
  const again = await reserveAhead(scene, { unitId, lead: 80, slots: 4 });
  await refusal("override.suspended", () => displace(scene, again, []));
  await cancelFree(scene, again, borrower);
  for (const reservationId of [first, second])
    await cancelFree(scene, { reservationId, escrow: own, by: other }, other);
}

/** The first four slots are taken for an emergency. */
async function displace({ stage, other }: Scene, old: Displaced, dues: readonly Due[]): Promise<bigint> {
  const { name: who, writer } = await stage.cast.person(other, "clinical-lead");
  const { reservationId: displacedId, startsAt } = old;
  const reasonHash = hashReason({ text: "Several people at once (invented).", salt: reasonSalt() });
  const need = {
    displacedId,
    startsAt,
    endsAt: startsAt + 4 * SLOT,
    reason: "mass-casualty",
    reasonHash,
  } as const;
  const told = { who, what: `displaced ${displacedId} for an emergency` };
  const { reservationId } = await expectMoney(stage, told, dues, () => displaceReservation(writer, need));
  return reservationId;
}

async function review(
  { stage, other, reviewer }: Scene,
  isJustified: boolean,
  dues: readonly Due[],
): Promise<void> {
  const overriderId = idOf(stage, other);
  const lead = await stage.cast.person(reviewer, "clinical-lead");
  const bytes = jsonBytes({ review: "read and judged (invented)", isJustified });
  const document = await lead.put({ kind: "evidence", bytes, recipients: [overriderId] });
  const told = { who: lead.name, what: `found it ${isJustified ? "justified" : "unjustified"}` };
  await expectMoney(stage, told, dues, () =>
    reviewOverride(lead.writer, { overriderId, isJustified, document }),
  );
}
