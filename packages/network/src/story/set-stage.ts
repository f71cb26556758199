import { createCast } from "./cast.ts";
import { travellingClock } from "./clock.ts";
import type { Random } from "./random.ts";
import type { StoryRecord } from "./record.ts";
import type { Stage } from "./stage.ts";
import type { StoryNetwork } from "./story-network.ts";

export interface StageParameters {
  readonly random: Random;
  readonly record: StoryRecord;
  /** How everybody's requests go to the nodes. */
  readonly fetch: typeof fetch;
  /** Ids of the facilities that are members already, by slug. */
  readonly ids?: ReadonlyMap<string, number>;
}

/** What the steps work with, on a private network. */
export function setStage(
  { network, places, people, doorOf }: StoryNetwork,
  { random, record, fetch, ids = new Map() }: StageParameters,
): Stage {
  const [ownerNode, borrowerNode, othersNode] = network.nodes;
  if (!ownerNode || !borrowerNode || !othersNode) throw new TypeError("the story needs three nodes");
  return {
    random,
    cast: createCast({
      people,
      doorOf,
      fetch,
      onAct: (_person, { hash, gasUsed }) => record.note(hash, gasUsed),
    }),
    places,
    record,
    clock: travellingClock(network.chain.url),
    chain: network.reader,
    addresses: network.addresses,
    ownerNode: { name: "owner", ...ownerNode },
    borrowerNode: { name: "borrower", ...borrowerNode },
    othersNode: { name: "others", ...othersNode },
    slotSeconds: 3600,
    facts: { ids: new Map(ids), book: new Map() },
  };
}
