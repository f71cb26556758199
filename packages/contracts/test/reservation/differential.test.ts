import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { takenIn } from "../../tools/differential/model/gates.ts";
import { perform } from "../../tools/differential/model/perform.ts";
import { Refusal } from "../../tools/differential/model/refusal.ts";
import { State } from "../../tools/differential/model/world.ts";
import { type Model, play } from "../../tools/differential/play.ts";
import { openScenery } from "../../tools/differential/scenery.ts";

/** `npm run prove -- differential` plays 100,000 with other seeds. */
const operations = 1500;
const seed = 1;
const scenery = await openScenery();

/** One slot too many: what begins when another ends is taken to meet it. */
const closedIntervals: Model = (world, act) => {
  const outcome = perform(world, act);
  if (act.name !== "reserve" || outcome.refusal) return outcome;
  const { unitId, startsAt, endsAt } = act.request;
  if (takenIn(world, unitId).every(([, to]) => to !== startsAt)) return outcome;
  return { refusal: new Refusal("ReservationSlotTaken", unitId, startsAt, endsAt) };
};

/** A hold is confirmed in the very second in which it lapses. */
const longerHolds: Model = (world, act) => {
  if (act.name !== "confirm") return perform(world, act);
  const held = world.reservations.get(act.key);
  if (held?.heldUntil !== act.at || held.state !== State.Held) return perform(world, act);
  const reservations = new Map(world.reservations).set(act.key, { ...held, heldUntil: act.at + 1 });
  return perform({ ...world, reservations }, act);
};

/** A reservation loses one unit of its escrow. */
const lostUnit: Model = (world, act) => {
  const { world: next, refusal } = perform(world, act);
  if (refusal) return { refusal };
  for (const [key, made] of next.reservations) {
    const isNew = !world.reservations.has(key) && made.escrow > 0n;
    if (isNew) next.reservations.set(key, { ...made, escrow: made.escrow - 1n });
  }
  return { world: next };
};

describe("contracts and the plain model of docs/protocol", () => {
  it(`agree about ${operations} drawn acts, seed ${seed}, of which a third at least is possible`, async () => {
    const { acts, errors, disagreements } = await play({ operations, seed, model: perform }, scenery);
    assert.deepEqual(disagreements, []);
    const counts = [...acts.values()];
    const tried = counts.reduce((sum, each) => sum + each.tried, 0);
    const accepted = counts.reduce((sum, each) => sum + each.accepted, 0);
    assert.equal(tried, operations);
    assert.ok(accepted * 3 >= tried, `only ${accepted} of ${tried} were possible`);
    assert.ok(counts.length >= 20 && errors.size >= 25);
  });

  const flaws = { closedIntervals, longerHolds, lostUnit };
  for (const [name, model] of Object.entries(flaws)) {
    it(`disagree when the model is spoilt: ${name}`, async () => {
      const { disagreements } = await play({ operations: 20_000, seed, model }, scenery);
      assert.equal(disagreements.length, 1);
    });
  }
});
