import { join } from "node:path";
import type { Door } from "../access/person.ts";
import { bootNetwork, type RunningNetwork } from "../boot/boot-network.ts";
import { listFounders } from "../boot/founder.ts";
import type { NodePlan } from "../boot/start-node.ts";
import { freePorts } from "../process/port.ts";
import { createDollarSource, type DollarSource } from "../seed/dollar-source.ts";
import type { Hospital } from "../seed/montana.ts";
import { openPeople, type People } from "../seed/people.ts";
import type { Places } from "./cast.ts";

export interface StoryNetwork {
  readonly places: Places;
  readonly network: RunningNetwork;
  readonly people: People;
  doorOf(place: Hospital): Door;
  /** Gives a facility's administrator demonstration dollars; only before the story begins. */
  readonly grantDollars: DollarSource;
}

/** A private network for one story: a chain with time travel, and nodes for owner, borrower and the others. */
export async function bootStoryNetwork(
  dir: string,
  places: Places,
  onProgress: (text: string) => void,
  /** The built page, for the nodes to serve. */
  webDist?: string,
): Promise<StoryNetwork> {
  const [chainPort = 0, innerChainPort = 0, ...ports] = await freePorts(11);
  const plan = (name: string, npis: readonly string[], index: number): NodePlan => {
    const [httpPort = 0, mqttPort = 0, ipfsPort = 0] = ports.slice(index * 3, index * 3 + 3);
    return { name, npis, httpPort, mqttPort, ipfsPort };
  };
  const others = [...places.founders, places.carrier, places.provider];
  const plans = [
    plan("owner", [places.owner.npi], 0),
    plan("borrower", [places.borrower.npi], 1),
    plan(
      "others",
      others.map(({ npi }) => npi),
      2,
    ),
  ];
  const people = openPeople(join(dir, "people"));
  const network = await bootNetwork({
    dir,
    chainPort,
    innerChainPort,
    timeTravel: true,
    nodes: plans,
    founders: () => listFounders(join(dir, "others", "keys.json"), places.founders, people),
    pollMs: 50,
    onProgress,
    ...(webDist === undefined ? {} : { webDist }),
  });
  const { addresses, reader, enrolmentCode } = network;
  return {
    places,
    network,
    people,
    doorOf(place) {
      const node = network.nodes.find(({ plan: { npis } }) => npis.includes(place.npi));
      if (!node) throw new TypeError(`no node serves ${place.name}`);
      return { url: node.url, addresses, chain: reader, enrolmentCode };
    },
    grantDollars: createDollarSource(network),
  };
}

/** What the facilities of a story pay from; before it begins, for the deployer signs nothing after that. */
export async function grantDollarsForStory({ places, people, grantDollars }: StoryNetwork): Promise<void> {
  const { owner, borrower, founders } = places;
  for (const { slug } of [owner, borrower, founders[0], founders[1]])
    await grantDollars(await people.passkeyOf(slug, "administrator"), 50_000);
}
