import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { privateKeyToAccount } from "viem/accounts";
import type { RunningNetwork } from "../boot/boot-network.ts";
import { auditJournal } from "../chain/audit-journal.ts";
import { callRpc } from "../chain/call-rpc.ts";
import { devKeys } from "../chain/dev-keys.ts";
import { freePorts } from "../process/port.ts";
import { askForACapability } from "./ask-for-a-capability.ts";
import { type AuditResult, auditChain, tellAudit, verdictsOf } from "./audit.ts";
import { createCast, storyPlaces } from "./cast.ts";
import { changeAReservation } from "./change-a-reservation.ts";
import { travellingClock } from "./clock.ts";
import { compareWithChain } from "./compare-with-chain.ts";
import { describeFailure, type StoryFailure } from "./failure.ts";
import { handOnAUnit } from "./hand-on.ts";
import { countForeignCalls, isSilentSince } from "./judge.ts";
import { balancesAreByTheBook, balancesOf, lendAVentilator, parties } from "./lend-a-ventilator.ts";
import { openALock } from "./open-a-lock.ts";
import { overrideAndWaitlist } from "./override-and-waitlist.ts";
import { type KillReport, type PlannedKill, planKill } from "./plan-kill.ts";
import { createRandom } from "./random.ts";
import { createRecord, type StepRecord, type StoryRecord } from "./record.ts";
import { settleEveryPath } from "./settle-every-path.ts";
import type { Stage } from "./stage.ts";
import { rebuild } from "./steps/rebuild.ts";
import { bootStoryNetwork, type StoryNetwork } from "./story-network.ts";

const { address: deployer } = privateKeyToAccount(devKeys.deployer);

/** What can be played, by name; each with how many acts it has at the two nodes at least, one of which the kill hits. */
const stories = {
  "lend-a-ventilator": { tell: lendAVentilator, acts: 105 },
  "change-a-reservation": { tell: changeAReservation, acts: 70 },
  "override-and-waitlist": { tell: overrideAndWaitlist, acts: 70 },
  "hand-on": { tell: handOnAUnit, acts: 85 },
  "open-a-lock": { tell: openALock, acts: 60 },
  "settle-every-path": { tell: settleEveryPath, acts: 250 },
  "ask-for-a-capability": { tell: askForACapability, acts: 50 },
} as const;
export type StoryName = keyof typeof stories;

export interface StoryOutcome {
  readonly ok: boolean;
  readonly steps: readonly StepRecord[];
  /** Absent when every step was played. */
  readonly error?: StoryFailure;
  readonly kill?: KillReport;
  readonly balances: Awaited<ReturnType<typeof balancesOf>>;
  readonly invariants: Readonly<Record<string, boolean>>;
  readonly evidence: AuditResult;
  readonly durationMs: number;
}

/**
 * Plays a whole story on a private network made for it; `seed` fixes times, amounts, faults and the plan of the kill: which act it is to hit, and how. Never
 * rejects: a step that fails ends the story, and the outcome says why.
 */
export async function playStory(
  seed: number,
  quiet: boolean,
  name: StoryName = "lend-a-ventilator",
): Promise<StoryOutcome> {
  const began = performance.now();
  const dir = mkdtempSync(join(tmpdir(), "medequipshare-story-"));
  const record = createRecord(quiet);
  const ending = await perform({ name, seed, quiet, dir, record }).catch((error) => ({
    ok: false,
    error: describeFailure(error),
    balances: {},
    invariants: {},
    evidence: {},
  }));
  if (ending.ok) rmSync(dir, { recursive: true, force: true });
  else console.error(`What the nodes wrote is kept in ${dir}`);
  const { ok, ...found } = ending;
  return { ok, steps: record.steps, ...found, durationMs: Math.round(performance.now() - began) };
}

interface Performance {
  readonly name: StoryName;
  readonly seed: number;
  readonly quiet: boolean;
  readonly dir: string;
  readonly record: StoryRecord;
}

async function perform({
  name,
  seed,
  quiet,
  dir,
  record,
}: Performance): Promise<Omit<StoryOutcome, "steps" | "durationMs">> {
  const stageSet = await bootStoryNetwork(dir, storyPlaces(), (text) => {
    if (!quiet) console.log(`   … ${text}`);
  });
  const { network } = stageSet;
  try {
    const { stage, kill } = await setStage(seed, stories[name].acts, record, stageSet);
    const foreignBefore = countForeignCalls(network.chain.calls);
    const seededAt = await stage.chain.getBlockNumber();
    await stories[name].tell(stage);
    const killed = await kill.settled();
    record.step("Both nodes drop and rebuild their read model; the chain is audited");
    await rebuild(network.nodes.slice(0, 2), record);
    const reader = { client: stage.chain, addresses: stage.addresses };
    const evidence: AuditResult = {
      ...(await auditChain(reader)),
      "events alone tell what the contracts answer": await compareWithChain(reader, stage.ownerNode.url),
      "the signed transactions alone give this state": await auditTransactions(network, dir),
    };
    const invariants: Record<string, boolean> = {
      ...verdictsOf(evidence),
      "balances are those of the book, whatever was killed": await balancesAreByTheBook(stage),
      "no RPC beyond eth_* and time travel was asked for":
        countForeignCalls(network.chain.calls) === foreignBefore,
      "the deployer's key signs nothing after seeding": await isSilentSince(stage.chain, deployer, seededAt),
    };
    tellAudit(record, invariants, evidence);
    const ok = Object.values(invariants).every(Boolean);
    return { ok, kill: killed, balances: await balancesOf(stage, parties(stage)), invariants, evidence };
  } finally {
    await network.close();
  }
}

/** One more block first: whatever was written past the chain's door is in its state then. */
async function auditTransactions({ chain, addresses }: RunningNetwork, dir: string) {
  await callRpc(chain.url, "evm_mine", []);
  const [port = 0] = await freePorts(1);
  return auditJournal({ dir: join(dir, "chain"), url: chain.url, chainId: addresses.chainId, port });
}

async function setStage(
  seed: number,
  acts: number,
  record: StoryRecord,
  stageSet: StoryNetwork,
): Promise<{ readonly stage: Stage; readonly kill: PlannedKill }> {
  const { network, people, doorOf, grantDollars } = stageSet;
  const places = storyPlaces();
  const random = createRandom(seed);
  const [ownerNode, borrowerNode, othersNode] = network.nodes;
  if (!ownerNode || !borrowerNode || !othersNode) throw new TypeError("the story needs three nodes");
  for (const place of [places.owner, places.borrower, places.founders[0], places.founders[1]]) {
    await grantDollars(await people.passkeyOf(place.slug, "administrator"), 50_000);
  }
  const kill = planKill({ random, nodes: [ownerNode, borrowerNode], record, lastAct: acts });
  const cast = createCast({
    people,
    doorOf,
    fetch: kill.fetch,
    onAct: (_person, { hash, gasUsed }) => record.note(hash, gasUsed),
  });
  const stage: Stage = {
    random,
    cast,
    places,
    record,
    clock: travellingClock(network.chain.url),
    chain: network.reader,
    addresses: network.addresses,
    ownerNode: { name: "owner", ...ownerNode },
    borrowerNode: { name: "borrower", ...borrowerNode },
    othersNode: { name: "others", ...othersNode },
    slotSeconds: 3600,
    facts: { ids: new Map(), book: new Map() },
  };
  return { stage, kill };
}
