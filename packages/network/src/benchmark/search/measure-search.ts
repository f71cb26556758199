import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveReadModel } from "@medequipshare/node";
import { type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { type PostgresServer, startPostgres } from "@medequipshare/readmodel/testing";
import { type Latency, measureLatency } from "../latency.ts";
import { FILLED_AT, fill } from "./fill.ts";
import { listQuestions, listScheduleQuestions } from "./questions.ts";

export interface SearchSize {
  readonly units: number;
  readonly reservations: number;
}
export interface EngineResult {
  readonly engine: string;
  readonly fillSeconds: number;
  readonly search: Latency;
  /** Of the searches, those that found no unit at all. */
  readonly emptyShare: number;
  readonly schedule: Latency;
}
export interface SearchResult extends SearchSize {
  readonly engines: readonly EngineResult[];
  /** Engines that could not be started here. */
  readonly missing: readonly string[];
}

const SEARCHES = 500;
const SCHEDULES = 100;

/** Fills a read model on either engine and asks a node's own API over HTTP, one question after the other. */
export async function measureSearch(
  size: SearchSize,
  say: (progress: string) => void,
): Promise<SearchResult> {
  const engines = [await onPglite(size, say)];
  const postgres = await onPostgres(size, say);
  if (postgres !== undefined) engines.push(postgres);
  return { ...size, engines, missing: postgres === undefined ? ["PostgreSQL"] : [] };
}

async function onPglite(size: SearchSize, say: (progress: string) => void): Promise<EngineResult> {
  const directory = mkdtempSync(join(tmpdir(), "medequipshare-bench-"));
  try {
    await using opened = await openDatabase({ url: join(directory, "database") });
    return await measureEngine("PGlite", opened, size, say);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function onPostgres(
  size: SearchSize,
  say: (progress: string) => void,
): Promise<EngineResult | undefined> {
  const server = await startIfInstalled();
  if (server === undefined) return undefined;
  try {
    await using opened = await openDatabase({ url: await server.createDatabase() });
    return await measureEngine("PostgreSQL", opened, size, say);
  } finally {
    await server.stop();
  }
}

async function startIfInstalled(): Promise<PostgresServer | undefined> {
  try {
    return await startPostgres();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

async function measureEngine(
  engine: string,
  { db }: OpenedDatabase,
  size: SearchSize,
  say: (progress: string) => void,
): Promise<EngineResult> {
  const began = performance.now();
  await fill(db, { ...size, say: (progress) => say(`${engine}: ${progress}`) });
  const fillSeconds = Math.round((performance.now() - began) / 100) / 10;
  const served = await serveReadModel({ db, now: FILLED_AT });
  try {
    const questions = listQuestions(SEARCHES);
    let empty = 0;
    const search = await measureLatency("search", SEARCHES, async (index) => {
      const { items } = await ask(`${served.url}/v1/offers?${questions[index] ?? ""}`);
      if (items.length === 0) empty += 1;
    });
    const weeks = listScheduleQuestions(SCHEDULES, size.units);
    const schedule = await measureLatency("schedule", SCHEDULES, (index) =>
      ask(`${served.url}/v1/schedule?${weeks[index] ?? ""}`),
    );
    say(`${engine}: measured`);
    return { engine, fillSeconds, search, emptyShare: empty / (SEARCHES + 10), schedule };
  } finally {
    await served.close();
  }
}

async function ask(url: string): Promise<{ readonly items: readonly unknown[] }> {
  const response = await fetch(url);
  const answer: unknown = await response.json();
  if (!response.ok || typeof answer !== "object" || answer === null || !("items" in answer)) {
    throw new Error(`${url} answered ${response.status}: ${JSON.stringify(answer)}`);
  }
  return { items: Array.isArray(answer.items) ? answer.items : [] };
}
