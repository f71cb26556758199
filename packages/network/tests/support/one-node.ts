import { join } from "node:path";
import { bootNetwork, type RunningNetwork } from "../../src/boot/boot-network.ts";
import { listFounders } from "../../src/boot/founder.ts";
import type { RunningNode } from "../../src/boot/start-node.ts";
import { freePorts } from "../../src/process/port.ts";
import { type Hospital, listMontanaHospitals } from "../../src/seed/montana.ts";
import { openPeople, type People } from "../../src/seed/people.ts";
import { type Clock, travellingClock } from "../../src/story/clock.ts";
import { type CommandLine, commandLine } from "./command-line.ts";

export interface OneNode {
  readonly network: RunningNetwork;
  readonly node: RunningNode;
  readonly cli: CommandLine;
  readonly clock: Clock;
  /** Facilities 1 to 3, and who keeps their passkeys. */
  readonly founders: readonly Hospital[];
  readonly people: People;
}

/**
 * A network of three founders with one node that serves everybody, and nothing seeded; its files under `dir`, its rows
 * in the PostgreSQL database of `databaseUrl`, or in PGlite without one.
 */
export async function bootOneNode(dir: string, databaseUrl?: string): Promise<OneNode> {
  const [chainPort = 0, innerChainPort = 0, httpPort = 0, mqttPort = 0, ipfsPort = 0] = await freePorts(5);
  const founders = listMontanaHospitals().slice(0, 3);
  const people = openPeople(join(dir, "people"));
  const plan = { name: "all", npis: "*", httpPort, mqttPort, ipfsPort } as const;
  const network = await bootNetwork({
    dir,
    chainPort,
    innerChainPort,
    timeTravel: true,
    nodes: [{ ...plan, ...(databaseUrl ? { databaseUrl } : {}) }],
    founders: () => listFounders(join(dir, "all", "keys.json"), founders, people),
    pollMs: 50,
  });
  const [node] = network.nodes;
  if (node === undefined) throw new TypeError("no node");
  const cli = commandLine(node.url, network.enrolmentCode, node.adminToken());
  return { network, node, cli, clock: travellingClock(network.chain.url), founders, people };
}
