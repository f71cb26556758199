import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createNodeClient } from "@medequipshare/protocol";
import { createPerson } from "../access/person.ts";
import { startDemonstration } from "../demonstration/start-demonstration.ts";
import { freeRun } from "../process/port.ts";
import { places } from "../seed/places.ts";
import { measureLatency } from "./latency.ts";
import { type BenchmarkResult, benchmarkPage } from "./page.ts";
import { measureReadings } from "./readings.ts";

const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
const dir = mkdtempSync(join(tmpdir(), "medequipshare-bench-"));
const chainPort = await freeRun(2);
const nodePort = await freeRun(6);
const began = performance.now();
const { network, people, stop } = await startDemonstration({ dir, chainPort, nodePort, quiet: values.json });
const startSeconds = Math.round((performance.now() - began) / 100) / 10;
const [node] = network.nodes;
if (!node) throw new TypeError("the demonstration has a node");
const client = createNodeClient(node.url, { token: () => node.adminToken() });

const { items: facilities } = await client.facility.list({ query: { limit: 200 } });
const borrower = facilities.find(({ profile }) => profile?.name.startsWith("Beartooth"));
const startsAt = (Math.floor(Date.now() / 3_600_000) + 24) * 3600;
const week = { from: startsAt, to: startsAt + 7 * 86_400 };
const window = { startsAt, endsAt: startsAt + 86_400 };
const latencies = [
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
  await measureLatency("offers for a ventilator", 200, () =>
    client.reservation.offers({
      query: { productCode: "CBK", ...window, borrowerId: borrower?.facilityId ?? 1 },
    }),
  ),
];

const { addresses, reader: chain, enrolmentCode } = network;
const personAt = async (slug: string) =>
  createPerson({
    name: slug,
    passkey: await people.passkeyOf(slug, "biomedical"),
    door: {
      url: slug === places.borrower ? (network.nodes[1]?.url ?? node.url) : node.url,
      addresses,
      chain,
      enrolmentCode,
    },
  });
const owner = await personAt(places.owner);
const mine = await client.unit.list({ query: { text: "EV-300-0001", limit: 1 } });
const readings = await measureReadings({
  unitId: mine.items[0]?.unitId ?? 1,
  owner,
  witness: await personAt(places.borrower),
  mqttUrl: node.mqttUrl,
  addresses,
  count: 1_000,
});

const rebuilt = await client.admin.rebuild();
const rows = Object.values(rebuilt.after).reduce((sum, table) => sum + table.rows, 0);
const result: BenchmarkResult = {
  machine: `${cpus().length} cores, Node ${process.version}`,
  startSeconds,
  latencies,
  readings,
  rebuild: { rows, milliseconds: rebuilt.durationMs, equal: rebuilt.equal },
};
await stop();
rmSync(dir, { recursive: true, force: true });
if (values.json) console.log(JSON.stringify(result));
else {
  const page = benchmarkPage(result);
  writeFileSync(new URL("../../../../docs/benchmarks.md", import.meta.url), page);
  console.log(page);
}
