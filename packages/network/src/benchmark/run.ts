import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { mergePage, type PagePart } from "./page.ts";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    /** network, search, timeline, rebuild, race, abuse ...; all unless told. */
    only: { type: "string" },
    units: { type: "string", default: "100000" },
    reservations: { type: "string", default: "1000000" },
    attempts: { type: "string", default: "10000" },
    slots: { type: "string", default: "500" },
    history: { type: "string", default: "100000" },
    /** Folder of a seeded network, copied for the part `abuse`, which else seeds one. */
    seeded: { type: "string" },
  },
});
const wants = (part: string) => values.only === undefined || values.only === part;
const say = (progress: string) => console.error(progress);
// What else ran on the machine shows in the slowest answers first.
const busy = (loadavg()[0] ?? 0).toFixed(1);
const machine = `${cpus().length} cores, Node ${process.version}, load average ${busy} when it began`;
const results: Record<string, unknown> = { machine };
const parts: PagePart[] = [];

if (wants("network")) {
  const { measureNetwork } = await import("./network/measure-network.ts");
  const { networkPage } = await import("./network/network-page.ts");
  const network = await measureNetwork(values.json);
  results["network"] = network;
  parts.push({ heading: "A seeded network", text: networkPage(network) });
}
if (wants("search")) {
  const { measureSearch } = await import("./search/measure-search.ts");
  const { searchPage } = await import("./search/search-page.ts");
  const size = { units: Number(values.units), reservations: Number(values.reservations) };
  const search = await measureSearch(size, say);
  results["search"] = search;
  parts.push({ heading: "Searching many units", text: searchPage(search) });
}
if (wants("timeline")) {
  const { measureTimeline } = await import("./timeline/measure-timeline.ts");
  const { timelinePage } = await import("./timeline/timeline-page.ts");
  const timeline = await measureTimeline(say);
  results["timeline"] = timeline;
  parts.push({ heading: "A schedule of a thousand units", text: timelinePage(timeline) });
}

if (wants("rebuild")) {
  const { measureRebuild } = await import("./rebuild/measure-rebuild.ts");
  const { rebuildPage } = await import("./rebuild/rebuild-page.ts");
  const rebuild = await measureRebuild(Number(values.history), say);
  results["rebuild"] = rebuild;
  parts.push({ heading: "Reading a long history", text: rebuildPage(rebuild) });
}

if (wants("race")) {
  const { measureRace } = await import("./race/measure-race.ts");
  const { racePage } = await import("./race/race-page.ts");
  const size = { attempts: Number(values.attempts), clients: 50, slots: Number(values.slots) };
  const race = await measureRace(size, say);
  results["race"] = race;
  parts.push({ heading: "A race for the same slots", text: racePage(race) });
}

if (wants("abuse")) {
  const { measureAbuse } = await import("./abuse/measure-abuse.ts");
  const { abusePage } = await import("./abuse/abuse-page.ts");
  const abuse = await measureAbuse(say, values.seeded);
  results["abuse"] = abuse;
  parts.push({ heading: "One abuser among others", text: abusePage(abuse) });
}

if (values.json) console.log(JSON.stringify(results));
else {
  const path = new URL("../../../../docs/benchmarks.md", import.meta.url);
  const page = mergePage(readFileSync(path, "utf8"), machine, parts);
  writeFileSync(path, page);
  console.log(page);
}
