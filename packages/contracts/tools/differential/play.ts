import { type Answer, type Chain, openChain } from "./chain.ts";
import { compareState } from "./compare-state.ts";
import { createDraw } from "./draw.ts";
import { drawAct } from "./draw-act.ts";
import { beginEpisode } from "./episode.ts";
import type { Act, Outcome } from "./model/perform.ts";
import type { World } from "./model/world.ts";
import type { Scenery } from "./scenery.ts";

/** The model: what an act comes to in a world. */
export type Model = (world: World, act: Act) => Outcome;

/** How often something was tried, and how often it was possible. */
type Count = { tried: number; accepted: number };

export type Tally = {
  readonly acts: Map<string, Count>;
  /** How often each error was given, by both alike. */
  readonly errors: Map<string, number>;
  /** Where model and chain differ; empty when they agree. */
  readonly disagreements: string[];
};

export type Plan = {
  readonly operations: number;
  readonly seed: number;
  readonly model: Model;
  /** Stops after so many disagreements; what follows the first in an episode may follow from it. */
  readonly enough?: number;
};

/** Acts of one episode; calendars fill and the certificates and licences that end soon do end. */
const EPISODE = 500;
/** Acts between two comparisons of all state. */
const STRETCH = 50;

/** Plays so many acts against contracts and model and compares every answer, and the state again and again. */
export async function play({ operations, seed, model, enough = 1 }: Plan, scenery: Scenery): Promise<Tally> {
  const tally: Tally = { acts: new Map(), errors: new Map(), disagreements: [] };
  for (let done = 0, episode = 0; done < operations; done += EPISODE, episode += 1) {
    const snapshot = await scenery.stage.helpers.takeSnapshot();
    const acts = Math.min(EPISODE, operations - done);
    await playEpisode(scenery, { acts, seed, episode, model }, tally);
    await snapshot.restore();
    if (tally.disagreements.length >= enough) break;
  }
  return tally;
}

type Episode = {
  readonly acts: number;
  readonly seed: number;
  readonly episode: number;
  readonly model: Model;
};

async function playEpisode(scenery: Scenery, { acts, seed, episode, model }: Episode, tally: Tally) {
  const draw = createDraw(seed * 1_000_003 + episode);
  const chain = openChain(scenery);
  const cast = episode % 3 === 2 ? { ...scenery.cast, borrowerIds: [5, 5, 5, 7, 6] } : scenery.cast;
  let world = await beginEpisode(scenery, draw);
  let compared = world;
  for (let index = 0; index < acts; index += 1) {
    const act = drawAct(draw, world, cast);
    const outcome = model(world, act);
    const answer = await chain.send(world, act);
    const found = [...compareAnswer(chain, world, outcome, answer)];
    count(tally, act, outcome);
    world = outcome.world ?? { ...world, now: act.at };
    if (found.length === 0 && (index % STRETCH === STRETCH - 1 || index === acts - 1)) {
      found.push(...(await compareState(scenery, compared, world, chain.idOf)));
      compared = world;
    }
    if (found.length === 0) continue;
    tally.disagreements.push(
      `seed ${seed}, episode ${episode}, act ${index} ${show(act)}: ${found.join("; ")}`,
    );
    return;
  }
}

function compareAnswer(chain: Chain, before: World, outcome: Outcome, answer: Answer): readonly string[] {
  const expected = outcome.refusal
    ? `${outcome.refusal.name}(${outcome.refusal.evidence.map(String).join(", ")})`
    : "accepted";
  const given = answer.error === undefined ? "accepted" : `${answer.error}(${answer.evidence.join(", ")})`;
  if (expected !== given) return [`the model says ${expected}, the chain ${given}`];
  if (!outcome.world || answer.error !== undefined) return [];
  const keys = [...outcome.world.reservations.keys()].filter((key) => !before.reservations.has(key));
  const isNew = answer.made.length === keys.length || keys.length === 0;
  if (!isNew) return [`the model made ${keys.length}, the chain ${answer.made.length}`];
  chain.pair(keys, answer.made);
  return [];
}

function count({ acts, errors }: Tally, { name }: Act, { refusal }: Outcome): void {
  const known = acts.get(name) ?? { tried: 0, accepted: 0 };
  acts.set(name, { tried: known.tried + 1, accepted: known.accepted + (refusal ? 0 : 1) });
  if (refusal) errors.set(refusal.name, (errors.get(refusal.name) ?? 0) + 1);
}

function show(act: Act): string {
  return JSON.stringify(act, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}
