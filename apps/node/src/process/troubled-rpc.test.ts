import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isAppError, Role } from "@medequipshare/domain";
import { createNodeClient } from "@medequipshare/protocol";
import { appointStaff, facilityRegistryAbi, passkeySender } from "@medequipshare/sdk";
import { type Address, createTestClient, type Hex, http, parseEther } from "viem";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drawing, shuffled } from "../../testing/drawing.ts";
import { calm, MOST_FEE_GWEI, type Scene, type Trouble, troubles } from "../../testing/rpc-troubles.ts";
import { type FaultyRpc, startFaultyRpc } from "../../testing/start-faulty-rpc.ts";
import { type Miner, startMiner } from "../../testing/start-miner.ts";
import {
  aPerson,
  FAR,
  FIRST_NODE,
  startTestNetwork,
  type TestNetwork,
  type TestPerson,
} from "../../testing/start-test-network.ts";
import { parseConfig } from "../config/config.ts";
import { type RunningNode, startNode } from "./start-node.ts";

/** Decides the order of the troubles, who acts meanwhile, and which request meets one. */
const SEED = Number(process.env["MEDEQUIPSHARE_TROUBLE_SEED"] ?? randomInt(2 ** 32));
/** More than are ever replaced, so that what the network begins with stays. */
const FIRST_BLOCKS = 100;
const PATIENCE = { timeout: 60_000, interval: 100 };

/** One appointment: its account stands for it. */
type Act = { readonly account: Address; during: string; acknowledged?: Hex; told?: string };

let network: TestNetwork;
let rpc: FaultyRpc;
let node: RunningNode;
let miner: Miner;
let people: readonly TestPerson[];
let scene: Scene;

beforeAll(async () => {
  network = await startTestNetwork();
  rpc = await startFaultyRpc(network.url);
  const settings = network.settings(FIRST_NODE, {
    RPC_URL: rpc.url,
    MOST_FEE_GWEI: String(MOST_FEE_GWEI),
    RAISE_AFTER_SECONDS: "1",
    // Whoever acts asks a hundred times a second how far it is.
    REQUESTS_PER_SECOND: "10000",
  });
  node = await startNode(parseConfig(settings));
  const control = createTestClient({ mode: "anvil", transport: http(network.url) });
  await control.setBalance({ address: node.relayer, value: parseEther("1000") });
  const first = await aPerson(network, node.url, { passkey: network.administrator });
  people = [first, await colleague(first), await colleague(first)];
  await control.mine({ blocks: FIRST_BLOCKS });
  miner = await startMiner(control);
  scene = { rpc, miner, control, relayer: node.relayer, draw: drawing(SEED) };
}, 120_000);
afterAll(async () => {
  rpc?.behave(() => "fail");
  await miner?.[Symbol.asyncDispose]();
  await node?.close();
  await rpc?.[Symbol.asyncDispose]();
  await network?.[Symbol.asyncDispose]();
}, 60_000);

/** Another administrator. */
async function colleague(appointing: TestPerson): Promise<TestPerson> {
  const person = await aPerson(network, node.url);
  const accepted = await person.accept({ roles: Role.administrator, until: FAR });
  await appointStaff(appointing.writer, accepted);
  return person;
}

/** Somebody appoints somebody new, whatever becomes of it; tells when the act is signed and leaves for the node. */
async function appoint(
  person: TestPerson,
  { acts, during, onLeaving }: { acts: Act[]; during: string; onLeaving: () => void },
): Promise<void> {
  const colleague = await aPerson(network, node.url);
  const { account } = colleague;
  const accepted = await colleague.accept({ roles: Role.operator, until: FAR });
  const act: Act = { account, during };
  acts.push(act);
  const operations = {
    ...person.node.operation,
    async submit(input: Parameters<typeof person.node.operation.submit>[0]) {
      onLeaving();
      const answer = await person.node.operation.submit(input);
      // Queued, sent or included: whichever it says, the act is the node's to deliver.
      act.acknowledged = answer.hash;
      return answer;
    },
  };
  const { addresses } = network;
  const sender = passkeySender({ operations, addresses, ...person, pollMs: 10 });
  try {
    await appointStaff({ addresses, sender }, accepted);
    act.told = "done";
  } catch (error) {
    if (!isAppError(error)) throw error;
    act.told = error.code;
  }
}

async function reasons(): Promise<readonly string[]> {
  return (await createNodeClient(node.url).network.health()).reasons;
}

async function queued(): Promise<number | null> {
  return (await createNodeClient(node.url).network.status()).queuedOperations;
}

/** Plays one trouble to its end; tells how many seconds passed until health told of it, and until it no longer did. */
async function play({ name, reason, isKept, begin }: Trouble, acts: Act[]) {
  const [before, meanwhile] = shuffled(people, scene.draw);
  const leaving = Promise.withResolvers<void>();
  const act = (person: TestPerson | undefined, onLeaving: () => void) =>
    person && appoint(person, { acts, during: name, onLeaving });
  const under = [act(before, () => leaving.resolve())];
  await Promise.race([leaving.promise, ...under]);
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const hasMet = await begin(scene);
  under.push(act(meanwhile, () => undefined));
  const isTold = async () => (await reasons()).some((each) => reason?.test(each));
  await expect.poll(hasMet, { ...PATIENCE, message: name }).toBe(true);
  if (reason !== undefined) await expect.poll(isTold, { ...PATIENCE, message: name }).toBe(true);
  const told = seconds();
  const isNew = reason !== undefined && isKept !== true;
  const calmed = performance.now();
  await calm(scene);
  if (isNew) await expect.poll(isTold, { ...PATIENCE, message: name }).toBe(false);
  const gone = ((performance.now() - calmed) / 1000).toFixed(1);
  await Promise.all(under);
  // The next one may come before everything is delivered.
  if (scene.draw(3) > 0) await expect.poll(queued, { ...PATIENCE, message: name }).toBe(0);
  const shown = reason === undefined ? "none: the node copes" : reason.source;
  return `${name.padEnd(66)} | ${shown.padEnd(32)} | ${told.padStart(5)} | ${isNew ? gone.padStart(5) : "    -"}`;
}

async function timesAppointed(account: Address): Promise<number> {
  const events = await network.client.getContractEvents({
    address: network.addresses.facilityRegistry,
    abi: facilityRegistryAbi,
    eventName: "StaffAppointed",
    args: { account },
    fromBlock: 0n,
  });
  return events.length;
}

it(`a node loses and doubles nothing, whatever its RPC and the chain do (MEDEQUIPSHARE_TROUBLE_SEED=${SEED})`, {
  timeout: 600_000,
}, async () => {
  const acts: Act[] = [];
  const table: string[] = [];
  for (const trouble of shuffled(troubles, scene.draw)) table.push(await play(trouble, acts));
  await expect.poll(queued, PATIENCE).toBe(0);
  await expect.poll(async () => (await createNodeClient(node.url).network.health()).ok, PATIENCE).toBe(true);
  await miner[Symbol.asyncDispose]();

  const ends = { done: 0, refused: 0, "not acknowledged": 0 };
  const codes: Record<string, number> = {};
  for (const act of acts) {
    const done = await timesAppointed(act.account);
    const end = await endOf(act);
    ends[end] += 1;
    if (act.told !== undefined) codes[act.told] = (codes[act.told] ?? 0) + 1;
    // Who was told of success may rely on it.
    if (act.told === "done") expect([act, end]).toEqual([act, "done"]);
    // What was not acknowledged may have come to the chain all the same, but not twice.
    const times = { done: [1], refused: [0], "not acknowledged": [0, 1] }[end];
    expect([act, end, times]).toEqual([act, end, expect.arrayContaining([done])]);
  }
  // Half of the acts leave for the node before the trouble comes.
  expect(ends.done).toBeGreaterThanOrEqual(troubles.length / 2);

  const token = (await readFile(join(network.folder, FIRST_NODE, "admin.token"), "utf8")).trim();
  const rebuilt = await createNodeClient(node.url, { token: () => token }).admin.rebuild();
  expect(rebuilt).toMatchObject({ equal: true, localUntouched: true });
  process.stdout.write(
    `seed ${SEED}: ${JSON.stringify(ends)}, told ${JSON.stringify(codes)}\n${table.join("\n")}\n`,
  );
});

/** What the node says in the end of an act that it acknowledged. */
async function endOf({ acknowledged: hash }: Act): Promise<"done" | "refused" | "not acknowledged"> {
  if (hash === undefined) return "not acknowledged";
  const { status, success } = await createNodeClient(node.url).operation.get({ params: { hash } });
  if (success === null) throw new Error(`${hash} has not ended: ${status}`);
  return success ? "done" : "refused";
}
