import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reservationManagerAbi } from "@medequipshare/contracts";
import { alternativesOf, isAppError } from "@medequipshare/domain";
import { createNodeClient } from "@medequipshare/protocol";
import { reserve } from "@medequipshare/sdk";
import { createPerson, type Person } from "../../access/person.ts";
import { startNode } from "../../boot/start-node.ts";
import { type Demonstration, startDemonstration } from "../../demonstration/start-demonstration.ts";
import { freeRun } from "../../process/port.ts";
import { listMontanaHospitals } from "../../seed/montana.ts";
import { places } from "../../seed/places.ts";

export interface RaceSize {
  readonly attempts: number;
  readonly clients: number;
  readonly slots: number;
}

export interface RaceResult extends RaceSize {
  readonly seconds: number;
  /** Reservations of the unit that the chain recorded. */
  readonly won: number;
  /** Attempts that were told they won. */
  readonly told: number;
  /** Slots that went to exactly one. */
  readonly slotsWonOnce: number;
  /** Reservations on chain that share a slot with another; must be none. */
  readonly overlaps: number;
  /** Answers by code, and how many of all named something free. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly withAlternatives: number;
}

interface Tally {
  /** Attempts that were told of success. */
  told: number;
  readonly refusals: Record<string, number>;
  withAlternatives: number;
}

interface Wanted {
  readonly unitId: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Shortest time that the demonstration's terms allow, in slots of an hour. */
const LENGTH = 2 * 3600;

/** Coordinators of many hospitals, half of them through a second node, all after the same times of one unit. */
export async function measureRace(size: RaceSize, say: (progress: string) => void): Promise<RaceResult> {
  const dir = mkdtempSync(join(tmpdir(), "medequipshare-race-"));
  try {
    return await raceIn(dir, size, say);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The same in a folder that may hold a seeded network already. */
export async function raceIn(
  dir: string,
  size: RaceSize,
  say: (progress: string) => void,
): Promise<RaceResult> {
  const chainPort = await freeRun(2);
  const nodePort = await freeRun(6);
  const demonstration = await startDemonstration({ dir, chainPort, nodePort, quiet: true });
  const second = await startSecond(demonstration, dir);
  try {
    say("race: network seeded, second node up");
    const unitId = await findUnit(demonstration);
    const first = Math.ceil(Date.now() / 1000 / 3600) * 3600 + 7 * 86_400;
    const wanted = Array.from({ length: size.slots }, (_, slot) => {
      const startsAt = first + slot * LENGTH;
      return { unitId, startsAt, endsAt: startsAt + LENGTH };
    });
    const racers = await listRacers(demonstration, second.url, unitId, size.clients);
    const fromBlock = (await demonstration.network.reader.getBlockNumber({ cacheTime: 0 })) + 1n;
    const began = performance.now();
    const tally = await race(racers, wanted, size, say);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { ...size, seconds, ...(await judge(demonstration, unitId, fromBlock)), ...tally };
  } finally {
    await second.process.stop();
    await demonstration.stop();
  }
}

/** A second node that serves every hospital, as the first does. */
async function startSecond({ network }: Demonstration, dir: string) {
  const port = await freeRun(3);
  const plan = { name: "race", npis: "*", httpPort: port, mqttPort: port + 1, ipfsPort: port + 2 } as const;
  const { deployment, enrolmentCode, chain } = network;
  return startNode({
    plan,
    dir,
    rpcUrl: chain.url,
    deployment,
    ipfsPeerPorts: [],
    enrolmentCode,
    pollMs: 250,
    webDist: undefined,
  });
}

/** A ventilator of the lender with whom every hospital has an agreement. */
async function findUnit(demonstration: Demonstration): Promise<number> {
  const { items } = await firstNode(demonstration).unit.list({ query: { text: "EV-300-0001", limit: 1 } });
  const [unit] = items;
  if (!unit) throw new TypeError("the demonstration has no such ventilator");
  return unit.unitId;
}

/** Coordinators of hospitals that may borrow the unit, through the two nodes in turn. */
async function listRacers(demonstration: Demonstration, second: string, unitId: number, count: number) {
  const { network, people } = demonstration;
  const { addresses, reader: chain, enrolmentCode, nodes } = network;
  const racing: Person[] = [];
  for (const { slug, npi } of listMontanaHospitals()) {
    if (racing.length === count) break;
    if (slug === places.owner || !(await mayBorrow(demonstration, unitId, npi))) continue;
    const url = racing.length % 2 === 0 ? (nodes[0]?.url ?? second) : second;
    const passkey = await people.passkeyOf(slug, "coordinator");
    const door = { url, addresses, chain, enrolmentCode };
    racing.push(await createPerson({ name: slug, passkey, door, fetch: patientFetch }));
  }
  if (racing.length < count) throw new TypeError(`only ${racing.length} hospitals may borrow unit ${unitId}`);
  return racing;
}

/** Whether the unit is offered to a hospital for some day ahead: agreement, service area and standing allow it. */
async function mayBorrow(demonstration: Demonstration, unitId: number, npi: string): Promise<boolean> {
  const client = firstNode(demonstration);
  const { items } = await client.facility.list({ query: { npi } });
  const borrowerId = items[0]?.facilityId;
  if (borrowerId === undefined) return false;
  const { productCode } = await client.unit.get({ params: { unitId }, query: {} });
  const startsAt = Math.ceil(Date.now() / 1000 / 3600) * 3600 + 90 * 86_400;
  const query = { productCode, startsAt, endsAt: startsAt + LENGTH, borrowerId };
  const offers = await client.reservation.offers({ query });
  return offers.items.some(({ unit, obstacles }) => unit.unitId === unitId && obstacles.length === 0);
}

function firstNode({ network }: Demonstration) {
  const [node] = network.nodes;
  if (!node) throw new TypeError("the demonstration has a node");
  return createNodeClient(node.url, { token: () => node.adminToken(), fetch: patientFetch });
}

/** Waits a moment where a node says that this machine asks too often: all clients share its address. */
const patientFetch: typeof fetch = async (input, init) => {
  for (;;) {
    const answer = await fetch(input, init);
    if (answer.status !== 429) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400));
  }
};

/** As many attempts for one slot as there are attempts for each, by as many clients, at about the same time. */
async function race(
  racers: readonly Person[],
  wanted: readonly Wanted[],
  { attempts }: RaceSize,
  say: (progress: string) => void,
): Promise<Tally> {
  const tally: Tally = { told: 0, refusals: {}, withAlternatives: 0 };
  let done = 0;
  const run = async (racer: Person, position: number) => {
    for (let attempt = position; attempt < attempts; attempt += racers.length) {
      const slot = Math.floor((attempt * wanted.length) / attempts);
      const request = wanted[slot];
      if (request) await tryFor(racer, request, tally);
      done += 1;
      if (done % 1000 === 0) say(`race: ${done} of ${attempts} attempts`);
    }
  };
  await Promise.all(racers.map(run));
  return tally;
}

async function tryFor({ writer }: Person, request: Wanted, tally: Tally): Promise<void> {
  try {
    await reserve(writer, { ...request, priority: "elective" });
    tally.told += 1;
  } catch (error) {
    if (!isAppError(error)) throw error;
    tally.refusals[error.code] = (tally.refusals[error.code] ?? 0) + 1;
    if (alternativesOf(error).length > 0) tally.withAlternatives += 1;
  }
}

/** Counts what the chain recorded of the unit since the race began, whatever the clients were told. */
async function judge({ network }: Demonstration, unitId: number, fromBlock: bigint) {
  const { reader, addresses } = network;
  const events = await reader.getContractEvents({
    address: addresses.reservationManager,
    abi: reservationManagerAbi,
    eventName: "ReservationConfirmed",
    args: { unitId },
    fromBlock,
    strict: true,
  });
  const made = events.map(({ args }) => args).sort((one, other) => one.startsAt - other.startsAt);
  const overlaps = made.filter((each, index) => {
    const next = made[index + 1];
    return next !== undefined && next.startsAt < each.endsAt;
  }).length;
  const starts = new Map<number, number>();
  for (const { startsAt } of made) starts.set(startsAt, (starts.get(startsAt) ?? 0) + 1);
  const slotsWonOnce = [...starts.values()].filter((count) => count === 1).length;
  return { won: made.length, slotsWonOnce, overlaps };
}
