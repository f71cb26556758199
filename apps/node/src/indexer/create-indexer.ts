import { setTimeout } from "node:timers/promises";
import {
  type BlockWithEvents,
  type ChainSchema,
  dropReplaced,
  isBuiltBeside,
  type OpenedDatabase,
  replaceChain,
  resetChain,
} from "@medequipshare/readmodel";
import type { NetworkAddresses } from "@medequipshare/sdk";
import type { Hex, PublicClient } from "viem";
import { createBlockPace } from "./block-pace.ts";
import { type IndexerStatus, Progress } from "./progress.ts";
import { readHeader } from "./read-header.ts";
import { readServedBlock } from "./read-served-block.ts";
import { type Reorganisation, type SyncContext, type SyncStep, syncStep } from "./sync-step.ts";
import { WakeablePause } from "./wakeable-pause.ts";

export type AppliedBlocks = {
  /** The newest block that is now visible. */
  readonly number: number;
  readonly hash: Hex;
  /** Unix seconds. */
  readonly timestamp: number;
  /** Whether rows were taken back or replaced: whoever has read any should read again. */
  readonly isReorganised: boolean;
  /** Those with events, in order. */
  readonly blocks: readonly BlockWithEvents[];
};

export type CreateIndexerParameters = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly opened: Pick<OpenedDatabase, "db">;
  /** How long to wait for new blocks once caught up. */
  readonly pollingMilliseconds?: number;
  /** Blocks below the head from which nothing is replaced any more. */
  readonly finalityDepth?: number;
  /** Nothing of ours happened before this block. */
  readonly startBlock?: number;
  /** Called after each commit that moved the cursor or took rows back. */
  readonly onApplied?: (applied: AppliedBlocks) => void;
  /** Called after each step that knows the cursor's block, also when there was nothing to commit. */
  readonly onStanding?: (block: { readonly number: number; readonly timestamp: number }) => void;
  /** Called after rows were taken back because the chain has replaced their blocks, before others are applied. */
  readonly onReorganised?: (reorganisation: Reorganisation) => void;
  readonly onFailure?: (error: unknown) => void;
  /** Called after a step that found logs which the RPC had left out of its answers, with how many, and up to which block. */
  readonly onLeftOut?: (logs: number, block: number | undefined) => void;
};

const POLLING_MILLISECONDS = 1_000;
/** Ethereum's finality in blocks: two epochs. */
const FINALITY_DEPTH = 64;
const LONGEST_PAUSE = 30_000;

/** Follows the chain into the read model. Steps never overlap, whoever asks for them. */
export class Indexer implements AsyncDisposable {
  readonly #parameters: CreateIndexerParameters;
  readonly #pace = createBlockPace();
  readonly #pause = new WakeablePause();
  readonly #progress = new Progress();
  #genesis: Hex | undefined;
  /** Where the next step goes; undefined when the database is to be asked. */
  #schema: ChainSchema | undefined;
  /** The last step, when rows are still as it left them. */
  #before: SyncStep | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #running: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  constructor(parameters: CreateIndexerParameters) {
    this.#parameters = parameters;
  }

  get status(): IndexerStatus {
    return this.#progress.status;
  }

  /** Follows the chain until stopped; failures are reported and tried again. */
  start(): void {
    if (this.#running !== undefined) return;
    const abort = new AbortController();
    this.#running = { abort, done: this.#follow(abort.signal) };
  }

  /** Stops after the step that is under way. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    running?.abort.abort();
    await running?.done;
    await this.#queue;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Looks for new blocks now instead of at the next poll. */
  wake(): void {
    this.#pause.wake();
  }

  /** Applies everything up to the head of this moment. Throws when a step fails. */
  syncOnce(): Promise<void> {
    return this.#exclusive(() => this.#catchUp());
  }

  /** Drops the chain schema and builds it again from the first block; the local schema is not touched. */
  rebuild(): Promise<void> {
    return this.#exclusive(async () => {
      await resetChain(this.#parameters.opened);
      this.#schema = "chain";
      this.#before = undefined;
      await this.#catchUp();
    });
  }

  /** Settles true when the block is in the read model, false when the signal comes first. */
  waitFor(block: number, signal: AbortSignal): Promise<boolean> {
    this.wake();
    return this.#progress.waitFor(block, signal);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { onFailure } = this.#parameters;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const { isCaughtUp, isMoved } = await this.#exclusive(() => this.#step());
        failures = 0;
        if (isMoved && !isCaughtUp) continue;
      } catch (error) {
        failures += 1;
        this.#progress.fail(error);
        onFailure?.(error);
      }
      await this.#pause.sleep(this.#pauseAfter(failures), signal);
    }
  }

  async #catchUp(): Promise<void> {
    let step = await this.#step();
    while (!step.isCaughtUp) {
      // The chain was replaced between two requests: give it a moment.
      if (!step.isMoved) await setTimeout(this.#pauseAfter(0));
      step = await this.#step();
    }
  }

  #pauseAfter(failures: number): number {
    const { pollingMilliseconds = POLLING_MILLISECONDS } = this.#parameters;
    const pause = pollingMilliseconds * 2 ** Math.min(failures, 10);
    return Math.min(pause, Math.max(LONGEST_PAUSE, pollingMilliseconds));
  }

  async #step(): Promise<SyncStep> {
    const context = await this.#context();
    this.#schema ??= await this.#chooseSchema(context);
    const before = this.#before;
    this.#before = undefined;
    const step = await syncStep({ ...context, schema: this.#schema, before });
    if (step.leftOut > 0) this.#parameters.onLeftOut?.(step.leftOut, step.cursor?.number);
    if (this.#schema === "chain") {
      this.#tell(step);
      this.#before = step;
    } else await this.#stepBeside(step);
    return step;
  }

  /** What an earlier process served is served on while rows are built beside it, unless it tells of another network. */
  async #chooseSchema(context: Omit<SyncContext, "schema">): Promise<ChainSchema> {
    const { opened, onStanding } = this.#parameters;
    if (!(await isBuiltBeside(opened.db))) return "chain";
    const served = await readServedBlock(context);
    if (served === undefined) {
      await resetChain(opened);
      return "chain";
    }
    const { number, timestamp } = served;
    this.#progress.serve(number);
    if (timestamp !== undefined) onStanding?.({ number, timestamp });
    return "chain_next";
  }

  /** Rows built beside take the place of those served as soon as they have seen the head. */
  async #stepBeside(step: SyncStep): Promise<void> {
    if (!step.isCaughtUp || step.cursor === undefined) return this.#progress.advanceBeside(step);
    const { opened, onFailure } = this.#parameters;
    // Whether a commit that failed was one, only the database knows.
    this.#schema = undefined;
    await replaceChain(opened.db);
    this.#schema = "chain";
    this.#tell({ ...step, isReorganised: true });
    await dropReplaced(opened.db).catch((cause: unknown) =>
      onFailure?.(new Error("what was served before stays until the next start", { cause })),
    );
  }

  #tell(step: SyncStep): void {
    this.#progress.advance(step);
    const { cursor, blocks, timestamp, isReorganised, isMoved, isCaughtUp } = step;
    // Short of the head, and not moved, the step has looked at no header of the cursor's block.
    if (cursor !== undefined && (isMoved || isCaughtUp)) {
      this.#parameters.onStanding?.({ number: cursor.number, timestamp });
    }
    if (cursor !== undefined && (isMoved || isReorganised)) {
      const { number, hash } = cursor;
      this.#parameters.onApplied?.({ number, hash, timestamp, isReorganised, blocks });
    }
  }

  async #context(): Promise<Omit<SyncContext, "schema">> {
    const { client, addresses, opened, finalityDepth = FINALITY_DEPTH, startBlock = 0 } = this.#parameters;
    this.#genesis ??= (await readHeader(client, 0))?.hash;
    if (this.#genesis === undefined) throw new Error("the chain has no first block");
    const onReorganised = (reorganisation: Reorganisation) => {
      this.#progress.reorganise(reorganisation);
      this.#parameters.onReorganised?.(reorganisation);
    };
    const [genesis, pace] = [this.#genesis, this.#pace];
    return { client, addresses, opened, pace, genesis, finalityDepth, startBlock, onReorganised };
  }

  #exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => {});
    return done;
  }
}

/** See {@link Indexer}. */
export function createIndexer(parameters: CreateIndexerParameters): Indexer {
  return new Indexer(parameters);
}
