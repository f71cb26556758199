import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { createPerson, type Person } from "../../access/person.ts";
import { type Demonstration, startDemonstration } from "../../demonstration/start-demonstration.ts";
import { freeRun } from "../../process/port.ts";
import { places } from "../../seed/places.ts";
import { type Latency, latencyOf } from "../latency.ts";
import type { Abused } from "./abuser.ts";

export interface AbuseResult {
  readonly parallel: number;
  /** Of each request of the mix, and of all of them. */
  readonly rows: readonly { readonly alone: Latency; readonly beside: Latency }[];
  readonly abused: Abused;
  readonly seconds: number;
}

const PARALLEL = 50;
const ABUSED_PATH = "/v1/units?limit=500";
/** Linux answers for all of 127.0.0.0/8: to the node this is another client. */
const ABUSER_ADDRESS = "127.0.0.2";
const ROUNDS = 400;
const WARM_UP_ROUNDS = 30;
/** Between two requests of a polite client, so that it stays far from its own limit. */
const PAUSE_MS = 10;

/**
 * Times what others ask of the demonstration's first node, alone and then beside one who asks for all it can get. With
 * the folder of a seeded network nothing is seeded anew.
 */
export async function measureAbuse(say: (progress: string) => void, seeded?: string): Promise<AbuseResult> {
  const dir = mkdtempSync(join(tmpdir(), "medequipshare-abuse-"));
  if (seeded !== undefined) cpSync(seeded, dir, { recursive: true });
  const [chainPort, nodePort] = [await freeRun(2), await freeRun(6)];
  const demonstration = await startDemonstration({ dir, chainPort, nodePort, quiet: true });
  try {
    say("abuse: network seeded");
    return await measureIn(demonstration, say);
  } finally {
    await demonstration.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measureIn(
  demonstration: Demonstration,
  say: (progress: string) => void,
): Promise<AbuseResult> {
  const polite = await politePerson(demonstration);
  await askPolitely(polite, WARM_UP_ROUNDS);
  const alone = await askPolitely(polite, ROUNDS);
  say("abuse: measured alone");
  const abuser = startAbuser(polite.node.url);
  // Until it has used up what it may have at once.
  await setTimeout(5_000);
  const began = performance.now();
  const beside = await askPolitely(polite, ROUNDS);
  const abused = await abuser.end();
  say("abuse: measured beside an abuser");
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const rows = alone.flatMap((each, index) => {
    const other = beside[index];
    return other === undefined ? [] : [{ alone: each, beside: other }];
  });
  return { parallel: PARALLEL, rows, abused, seconds };
}

/** Somebody with a session at the first node. */
async function politePerson({ network, people }: Demonstration): Promise<Person> {
  const { addresses, reader: chain, enrolmentCode, nodes } = network;
  const [first] = nodes;
  if (first === undefined) throw new TypeError("the demonstration has a node");
  const passkey = await people.passkeyOf(places.owner, "biomedical");
  const door = { url: first.url, addresses, chain, enrolmentCode };
  const person = await createPerson({ name: "polite", passkey, door });
  await person.signIn();
  return person;
}

/** The mix, one request after the other. */
async function askPolitely({ node }: Person, rounds: number): Promise<readonly Latency[]> {
  const mix: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["health", () => node.network.health()],
    ["a unit, explained", () => node.unit.get({ params: { unitId: 1 }, query: {} })],
    ["one's own session", () => node.session.current()],
  ];
  const took = mix.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, [, act]] of mix.entries()) {
      const began = performance.now();
      await act();
      took[index]?.push(performance.now() - began);
      await setTimeout(PAUSE_MS);
    }
  }
  return [...mix.map(([name], index) => latencyOf(name, took[index] ?? [])), latencyOf("all", took.flat())];
}

function startAbuser(nodeUrl: string) {
  const { port } = new URL(nodeUrl);
  const worker = new Worker(new URL("./abuser.ts", import.meta.url), {
    workerData: {
      url: `http://127.0.0.1:${port}${ABUSED_PATH}`,
      parallel: PARALLEL,
      localAddress: ABUSER_ADDRESS,
    },
  });
  return {
    async end(): Promise<Abused> {
      const told = once(worker, "message");
      worker.postMessage("end");
      const [abused] = await told;
      await worker.terminate();
      return abused;
    },
  };
}
