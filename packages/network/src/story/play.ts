import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PublicClient } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { devKeys } from "../chain/dev-keys.ts";
import { type AuditResult, auditChain, tellAudit, verdictsOf } from "./audit.ts";
import { createCast, storyPlaces } from "./cast.ts";
import { travellingClock } from "./clock.ts";
import { balancesAreByTheBook, balancesOf, lendAVentilator, parties } from "./lend-a-ventilator.ts";
import { type PlannedKill, planKill } from "./plan-kill.ts";
import { createRandom } from "./random.ts";
import { createRecord, type StepRecord } from "./record.ts";
import type { Stage } from "./stage.ts";
import { rebuild } from "./steps/rebuild.ts";
import { bootStoryNetwork, type StoryNetwork } from "./story-network.ts";

export interface StoryOutcome {
  readonly ok: boolean;
  readonly steps: readonly StepRecord[];
  readonly balances: Awaited<ReturnType<typeof balancesOf>>;
  readonly invariants: Readonly<Record<string, boolean>>;
  readonly evidence: AuditResult;
  readonly durationMs: number;
}

/** Plays the whole story on a private network made for it; `seed` fixes times, amounts, faults and the kill. */
export async function playStory(seed: number, quiet: boolean): Promise<StoryOutcome> {
  const began = performance.now();
  const dir = mkdtempSync(join(tmpdir(), "medequipshare-story-"));
  const places = storyPlaces();
  const say = (text: string) => {
    if (!quiet) console.log(`   … ${text}`);
  };
  let holds = false;
  const stageSet = await bootStoryNetwork(dir, places, say);
  try {
    const { stage, kill } = await setStage(seed, quiet, stageSet);
    const refusedBefore = refusedCalls(stageSet);
    const seededAt = await stage.chain.getBlockNumber();
    await lendAVentilator(stage);
    await kill.settled();
    stage.record.step("Both nodes drop and rebuild their read model; the chain is audited");
    await rebuild(stageSet.network.nodes.slice(0, 2), stage.record);
    const evidence = await auditChain({ client: stage.chain, addresses: stage.addresses });
    const invariants: Record<string, boolean> = {
      ...verdictsOf(evidence),
      "balances are those of the book, whatever was killed": await balancesAreByTheBook(stage),
      "no RPC beyond eth_* and time travel": refusedCalls(stageSet) === refusedBefore,
      "the deployer's key signs nothing after seeding": await deployerIsSilent(stage.chain, seededAt),
    };
    tellAudit(stage.record, invariants, evidence);
    const ok = Object.values(invariants).every(Boolean);
    const balances = await balancesOf(stage, parties(stage));
    holds = ok;
    return {
      ok,
      steps: stage.record.steps,
      balances,
      invariants,
      evidence,
      durationMs: Math.round(performance.now() - began),
    };
  } finally {
    await stageSet.network.close();
    if (holds) rmSync(dir, { recursive: true, force: true });
    else console.error(`What the nodes wrote is kept in ${dir}`);
  }
}

async function setStage(
  seed: number,
  quiet: boolean,
  stageSet: StoryNetwork,
): Promise<{ readonly stage: Stage; readonly kill: PlannedKill }> {
  const { network, people, doorOf, grantDollars } = stageSet;
  const places = storyPlaces();
  const random = createRandom(seed);
  const [ownerNode, borrowerNode] = network.nodes;
  if (!ownerNode || !borrowerNode) throw new TypeError("the story needs two nodes");
  for (const place of [places.owner, places.borrower]) {
    await grantDollars(await people.passkeyOf(place.slug, "administrator"), 50_000);
  }
  const record = createRecord(quiet);
  const kill = planKill(random, [ownerNode, borrowerNode], record);
  const cast = createCast({
    people,
    doorOf,
    beforeAct: kill.beforeAct,
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
    slotSeconds: 3600,
    facts: { ids: new Map(), book: new Map() },
  };
  return { stage, kill };
}

/** How many calls the chain refused so far: the deployment tool asks which kind of chain it is, nobody may after it. */
function refusedCalls({ network }: StoryNetwork): number {
  return [...network.chain.calls].reduce(
    (sum, [method, count]) => sum + (method.startsWith("!") ? count : 0),
    0,
  );
}

async function deployerIsSilent(chain: PublicClient, seededAt: bigint): Promise<boolean> {
  const { address } = privateKeyToAccount(devKeys.deployer);
  const [then, now] = await Promise.all([
    chain.getTransactionCount({ address, blockNumber: seededAt }),
    chain.getTransactionCount({ address }),
  ]);
  return then === now;
}
