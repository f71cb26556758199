import { createRandom } from "../../story/random.ts";
import { createRecord } from "../../story/record.ts";
import type { Stage } from "../../story/stage.ts";
import type { Hospital } from "../montana.ts";
import { papersOf } from "../parts/agreements.ts";
import { inventedPlaces } from "../places.ts";
import type { Progress } from "../progress.ts";
import type { Seeding } from "../seed-network.ts";

export interface PastScene {
  readonly seeding: Seeding;
  readonly progress: Progress;
  /** Ids of the members by slug. */
  readonly ids: ReadonlyMap<string, number>;
}

const SEED = 1;

/** What the story's steps work with, for one loan of the seeded network; they tell nobody. */
export function pastStage({ seeding, progress, ids }: PastScene, owner: Hospital, borrower: Hospital): Stage {
  const [first, second, third] = seeding.founders;
  if (!first || !second || !third) throw new TypeError("the network has three founders");
  const { clock, reader: chain, addresses } = seeding;
  return {
    random: createRandom(SEED),
    clock,
    cast: seeding,
    places: {
      owner,
      borrower,
      founders: [first, second, third],
      carrier: inventedPlaces.courier(owner),
      provider: seeding.provider,
    },
    record: createRecord(true),
    chain,
    addresses,
    ownerNode: seeding.nodeOf(owner),
    borrowerNode: seeding.nodeOf(borrower),
    othersNode: seeding.nodeOf(first),
    slotSeconds: 3600,
    facts: {
      ids: new Map(ids),
      book: new Map(),
      agreement: papersOf(owner, borrower, { progress }).document,
    },
  };
}
