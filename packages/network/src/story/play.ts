import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { privateKeyToAccount } from "viem/accounts";
import type { RunningNetwork } from "../boot/boot-network.ts";
import { auditJournal } from "../chain/audit-journal.ts";
import { callRpc } from "../chain/call-rpc.ts";
import { devKeys } from "../chain/dev-keys.ts";
import { freePorts } from "../process/port.ts";
import { isInvented } from "../seed/places.ts";
import { askForACapability } from "./ask-for-a-capability.ts";
import { type AuditResult, auditChain, tellAudit, verdictsOf } from "./audit.ts";
import { storyPlaces } from "./cast.ts";
import { changeAReservation } from "./change-a-reservation.ts";
import { compareWithChain } from "./compare-with-chain.ts";
import { describeFailure, type StoryFailure } from "./failure.ts";
import { handOnAUnit } from "./hand-on.ts";
import { bootJoinedNetwork, type JoinedNetwork } from "./joined.ts";
import { countForeignCalls, isSilentSince } from "./judge.ts";
import { balancesAreByTheBook, balancesOf, lendAVentilator, parties } from "./lend-a-ventilator.ts";
import { listFaults } from "./list-faults.ts";
import { openALock } from "./open-a-lock.ts";
import { overrideAndWaitlist } from "./override-and-waitlist.ts";
import { type KillReport, planKill } from "./plan-kill.ts";
import { createRandom } from "./random.ts";
import { createRecord, type StepRecord, type StoryRecord } from "./record.ts";
import { setStage } from "./set-stage.ts";
import { settleEveryPath } from "./settle-every-path.ts";
import type { Stage } from "./stage.ts";
import { rebuild } from "./steps/rebuild.ts";
import { bootStoryNetwork, grantDollarsForStory } from "./story-network.ts";

const { address: deployer } = privateKeyToAccount(devKeys.deployer);

interface Playable {
  tell(stage: Stage): Promise<void>;
  /** How many acts it has at the two nodes at least, one of which the kill hits. */
  readonly acts: number;
  /** The main story joins by itself: a kill may hit that, too. */
  readonly joins?: true;
}

/** What can be played, by name. */
const stories = {
  "lend-a-ventilator": { tell: lendAVentilator, acts: 105, joins: true },
  "change-a-reservation": { tell: changeAReservation, acts: 42 },
  "override-and-waitlist": { tell: overrideAndWaitlist, acts: 42 },
  "hand-on": { tell: handOnAUnit, acts: 54 },
  "open-a-lock": { tell: openALock, acts: 29 },
  "settle-every-path": { tell: settleEveryPath, acts: 230 },
  "ask-for-a-capability": { tell: askForACapability, acts: 22 },
} as const satisfies Record<string, Playable>;
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
  const story: Playable = stories[name];
  const set = await bootFor(story, dir, (text) => {
    if (!quiet) console.log(`   … ${text}`);
  });
  const { network, ids } = set;
  try {
    const nodes = network.nodes.slice(0, 2);
    const random = createRandom(seed);
    const kill = planKill({ random, nodes, record, lastAct: story.acts });
    const stage = setStage(set, { random, record, fetch: kill.fetch, ids });
    const foreignBefore = countForeignCalls(network.chain.calls);
    const seededAt = await stage.chain.getBlockNumber();
    await story.tell(stage);
    const killed = await kill.settled();
    record.step("Both nodes drop and rebuild their read model; the chain is audited");
    await rebuild(nodes, record);
    const reader = { client: stage.chain, addresses: stage.addresses };
    const evidence: AuditResult = {
      ...(await auditChain(reader)),
      "events alone tell what the contracts answer": await compareWithChain(reader, stage.ownerNode.url),
      "the signed transactions alone give this state": await auditTransactions(network, dir),
    };
    const invariants: Record<string, boolean> = {
      ...verdictsOf(evidence),
      "balances are those of the book, whatever was killed": await balancesAreByTheBook(stage),
      "what went wrong is held against Example facilities alone": await isHeldAgainstInvented(stage),
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

async function bootFor(
  { joins }: Playable,
  dir: string,
  onProgress: (text: string) => void,
): Promise<JoinedNetwork> {
  if (!joins) return bootJoinedNetwork(dir, onProgress);
  const set = await bootStoryNetwork(dir, storyPlaces(), onProgress);
  await grantDollarsForStory(set).catch(async (error) => {
    await set.network.close();
    throw error;
  });
  return { ...set, ids: new Map() };
}

async function isHeldAgainstInvented({ chain: client, addresses, facts }: Stage): Promise<boolean> {
  const invented = [...facts.ids].filter(([slug]) => isInvented({ slug })).map(([, id]) => id);
  const faults = await listFaults({ client, addresses });
  return faults.every(({ facilityId }) => invented.includes(facilityId));
}

/** One more block first: whatever was written past the chain's door is in its state then. */
async function auditTransactions({ chain, addresses }: RunningNetwork, dir: string) {
  await callRpc(chain.url, "evm_mine", []);
  const [port = 0] = await freePorts(1);
  return auditJournal({ dir: join(dir, "chain"), url: chain.url, chainId: addresses.chainId, port });
}
