import { createNodeClient } from "@medequipshare/protocol";
import { discoverNetwork } from "@medequipshare/sdk";
import { createPublicClient, http } from "viem";
import { localChain } from "../chain/local-chain.ts";
import type { Hospital } from "../seed/montana.ts";
import { openPeople } from "../seed/people.ts";
import { type AuditResult, auditChain, tellAudit, verdictsOf } from "./audit.ts";
import { createCast, type Places, storyPlaces } from "./cast.ts";
import { realClock } from "./clock.ts";
import { describeFailure, type StoryFailure } from "./failure.ts";
import { balancesOf } from "./lend-a-ventilator.ts";
import { lendInRealTime } from "./lend-in-real-time.ts";
import { createRandom } from "./random.ts";
import { createRecord, type StepRecord, type StoryRecord } from "./record.ts";
import type { Stage, StoryNode } from "./stage.ts";

export interface PlayOnNetworkParameters {
  /** The owner's node, and the borrower's. */
  readonly ownerUrl: string;
  readonly borrowerUrl: string;
  /** Folder with the passkeys of the network's people. */
  readonly peopleDir: string;
  readonly seed: number;
  readonly quiet: boolean;
}

export interface NetworkStoryOutcome {
  readonly ok: boolean;
  readonly steps: readonly StepRecord[];
  /** Absent when every step was played. */
  readonly error?: StoryFailure;
  readonly unitId: number | undefined;
  readonly balances: Awaited<ReturnType<typeof balancesOf>>;
  readonly invariants: Readonly<Record<string, boolean>>;
  readonly evidence: AuditResult;
  readonly durationMs: number;
}

/**
 * Plays the story in real time, up to metering, with the people and facilities of a running network. Never rejects: a
 * step that fails ends the story, and the outcome says why.
 */
export async function playOnNetwork(parameters: PlayOnNetworkParameters): Promise<NetworkStoryOutcome> {
  const began = performance.now();
  const record = createRecord(parameters.quiet);
  const ending = await perform(parameters, record).catch((error) => ({
    ok: false,
    error: describeFailure(error),
    unitId: undefined,
    balances: {},
    invariants: {},
    evidence: {},
  }));
  const { ok, ...found } = ending;
  return { ok, steps: record.steps, ...found, durationMs: Math.round(performance.now() - began) };
}

async function perform(
  { ownerUrl, borrowerUrl, peopleDir, seed }: PlayOnNetworkParameters,
  record: StoryRecord,
): Promise<Omit<NetworkStoryOutcome, "steps" | "durationMs">> {
  const [ownerNode, borrowerNode] = await Promise.all([
    describeNode("owner", ownerUrl),
    describeNode("borrower", borrowerUrl),
  ]);
  const { rpcUrl, chainId, peerBook, accountFactory } = await createNodeClient(ownerUrl).network.get();
  const chain = createPublicClient({
    chain: localChain(chainId, rpcUrl),
    transport: http(rpcUrl),
    cacheTime: 0,
  });
  const addresses = await discoverNetwork(chain, { peerBook, accountFactory });
  const places = storyPlaces();
  const urlOf = (place: Hospital) => (place.slug === places.borrower.slug ? borrowerUrl : ownerUrl);
  const cast = createCast({
    people: openPeople(peopleDir),
    doorOf: (place) => ({ url: urlOf(place), addresses, chain, enrolmentCode: "" }),
    fetch,
    onAct: (_person, { hash, gasUsed }) => record.note(hash, gasUsed),
  });
  const stage: Stage = {
    random: createRandom(seed),
    clock: realClock(),
    cast,
    places,
    record,
    chain,
    addresses,
    ownerNode,
    borrowerNode,
    othersNode: ownerNode,
    slotSeconds: 900,
    facts: { ids: await findIds(ownerUrl, places), book: new Map() },
  };
  await lendInRealTime(stage);
  record.step("The chain is audited, with the loan still running");
  const evidence = await auditChain({ client: chain, addresses });
  const invariants = verdictsOf(evidence);
  tellAudit(record, invariants, evidence);
  return {
    ok: Object.values(invariants).every(Boolean),
    unitId: stage.facts.unitId,
    balances: await balancesOf(stage, [places.owner, places.borrower]),
    invariants,
    evidence,
  };
}

async function describeNode(name: string, url: string): Promise<StoryNode> {
  const { mqttUrl } = await createNodeClient(url).network.get();
  if (mqttUrl === null) throw new Error(`the node at ${url} has no MQTT broker`);
  return { name, url, mqttUrl };
}

async function findIds(url: string, { owner, borrower }: Places): Promise<Map<string, number>> {
  const node = createNodeClient(url);
  const ids = new Map<string, number>();
  for (const place of [owner, borrower]) {
    const { items } = await node.facility.list({ query: { npi: place.npi } });
    const [found] = items;
    if (!found) throw new Error(`${place.name} is not part of the network at ${url}`);
    ids.set(place.slug, found.facilityId);
  }
  return ids;
}
