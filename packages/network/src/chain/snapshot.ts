import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { callRpc } from "./call-rpc.ts";

/** A saved state and the journal that continues it. Generation 0 is the empty chain. */
export interface Generation {
  readonly block: number;
  /** Absent for generation 0. */
  readonly statePath: string | undefined;
}

export const journalPath = (dir: string, block: number) => join(dir, `journal-${block}.ndjson`);
const statePath = (dir: string, block: number) => join(dir, `state-${block}.json`);

/**
 * Saves anvil's state beside the journal and keeps the state before it; older ones are removed. Journals stay: all of
 * them, from the first on, are what the chain is judged by.
 */
export async function saveGeneration(dir: string, url: string, block: number): Promise<Generation> {
  const { result } = await callRpc(url, "anvil_dumpState", []);
  if (typeof result !== "string") throw new TypeError("anvil_dumpState answered no state");
  const path = statePath(dir, block);
  writeDurably(path, gunzipSync(Buffer.from(result.slice(2), "hex")));
  const [previous] = listGenerations(dir).filter((generation) => generation.block < block);
  for (const old of generationBlocks(dir).filter((at) => at < (previous?.block ?? 0)))
    rmSync(statePath(dir, old), { force: true });
  return { block, statePath: path };
}

/** The unix seconds kept in the file at `path`; they are kept there from the first call on. */
export function keepGenesisTime(path: string, seconds: number): number {
  if (!existsSync(path)) writeDurably(path, Buffer.from(`${seconds}\n`));
  return Number(readFileSync(path, "utf8"));
}

/** Saved generations whose state can be read, newest first; the empty chain last. */
export function listGenerations(dir: string): Generation[] {
  return generationBlocks(dir)
    .sort((a, b) => b - a)
    .map((block) => ({ block, statePath: block === 0 ? undefined : statePath(dir, block) }))
    .filter(({ statePath: path }) => path === undefined || isReadable(path));
}

/** First blocks of the journals that continue the state at `block`, in the order they were written. */
export function listJournals(dir: string, block: number): number[] {
  return blocksOf(dir, /^journal-(\d+)\.ndjson$/)
    .filter((first) => first >= block)
    .sort((a, b) => a - b);
}

const generationBlocks = (dir: string) => blocksOf(dir, /^(?:state|journal)-(\d+)\.(?:ndjson|json)$/);

function blocksOf(dir: string, pattern: RegExp): number[] {
  const found = readdirSync(dir).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  return [...new Set(found.map(Number))];
}

function isReadable(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    JSON.parse(readFileSync(path, "utf8"));
    return true;
  } catch {
    return false;
  }
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, "w");
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
}
