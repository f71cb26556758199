import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNodeClient, type NodeClient } from "@medequipshare/protocol";
import { createPerson } from "../../access/person.ts";
import { startDemonstration } from "../../demonstration/start-demonstration.ts";
import { freeRun } from "../../process/port.ts";
import { places } from "../../seed/places.ts";
import { type Latency, measureLatency } from "../latency.ts";
import { measureReadings, type ReadingRate } from "./readings.ts";

export interface NetworkResult {
  /** Seconds from nothing to "ready", contracts compiled before. */
  readonly startSeconds: number;
  /** Seconds to "ready" from the second time, with everything kept. */
  readonly restartSeconds: number;
  readonly latencies: readonly Latency[];
  readonly readings: ReadingRate;
  readonly rebuild: { readonly rows: number; readonly milliseconds: number; readonly equal: boolean };
}

/** Starts the demonstration network in an empty folder and times what its first node does. */
export async function measureNetwork(quiet: boolean): Promise<NetworkResult> {
  const dir = mkdtempSync(join(tmpdir(), "medequipshare-bench-"));
  const chainPort = await freeRun(2);
  const nodePort = await freeRun(6);
  const start = async () => {
    const began = performance.now();
    const demonstration = await startDemonstration({ dir, chainPort, nodePort, quiet });
    return { demonstration, seconds: Math.round((performance.now() - began) / 100) / 10 };
  };
  const { demonstration, seconds: startSeconds } = await start();
  const [node] = demonstration.network.nodes;
  if (!node) throw new TypeError("the demonstration has a node");
  const client = createNodeClient(node.url, { token: () => node.adminToken() });
  const latencies = await measureRequests(client);
  const readings = await meter(demonstration, client);
  const rebuilt = await client.admin.rebuild();
  const rows = Object.values(rebuilt.after).reduce((sum, table) => sum + table.rows, 0);
  await demonstration.stop();
  const again = await start();
  await again.demonstration.stop();
  rmSync(dir, { recursive: true, force: true });
  const rebuild = { rows, milliseconds: rebuilt.durationMs, equal: rebuilt.equal };
  return { startSeconds, restartSeconds: again.seconds, latencies, readings, rebuild };
}

async function measureRequests(client: NodeClient): Promise<readonly Latency[]> {
  const { items: facilities } = await client.facility.list({ query: { limit: 200 } });
  const borrower = facilities.find(({ profile }) => profile?.name.startsWith("Beartooth"));
  const startsAt = (Math.floor(Date.now() / 3_600_000) + 24) * 3600;
  const week = { from: startsAt, to: startsAt + 7 * 86_400 };
  const window = { startsAt, endsAt: startsAt + 86_400 };
  const ask = { productCode: "CBK", ...window, borrowerId: borrower?.facilityId ?? 1 };
  return [
    await measureLatency("health, the floor", 300, () => client.network.health()),
    await measureLatency("units, a page of 50 with verdicts", 200, () =>
      client.unit.list({ query: { limit: 50 } }),
    ),
    await measureLatency("a unit, explained", 200, () =>
      client.unit.get({ params: { unitId: 1 }, query: window }),
    ),
    await measureLatency("a unit's calendar, 7 days", 200, () =>
      client.unit.calendar({ params: { unitId: 1 }, query: week }),
    ),
    await measureLatency("offers for a ventilator", 200, () => client.reservation.offers({ query: ask })),
  ];
}

type Demonstration = Awaited<ReturnType<typeof startDemonstration>>;

async function meter({ network, people }: Demonstration, client: NodeClient): Promise<ReadingRate> {
  const { addresses, reader: chain, enrolmentCode, nodes } = network;
  const [first, second] = nodes;
  if (first === undefined) throw new TypeError("the demonstration has a node");
  const personAt = async (slug: string) => {
    const url = slug === places.borrower ? (second?.url ?? first.url) : first.url;
    const passkey = await people.passkeyOf(slug, "biomedical");
    return createPerson({ name: slug, passkey, door: { url, addresses, chain, enrolmentCode } });
  };
  const mine = await client.unit.list({ query: { text: "EV-300-0001", limit: 1 } });
  return measureReadings({
    unitId: mine.items[0]?.unitId ?? 1,
    owner: await personAt(places.owner),
    witness: await personAt(places.borrower),
    mqttUrl: first.mqttUrl,
    addresses,
    count: 1_000,
  });
}
