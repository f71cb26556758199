import type { Reorganisation, SyncStep } from "./sync-step.ts";

export type IndexerStatus = {
  /** The chain's newest block as last seen, and the newest in the read model; undefined before the first look. */
  readonly head: number | undefined;
  readonly indexed: number | undefined;
  readonly isCaughtUp: boolean;
  /** While rows are built anew beside those in the read model: the newest block that they hold. */
  readonly beside: { readonly block: number | null } | undefined;
  /** Events applied since the start of this process. */
  readonly events: number;
  /** Logs that the RPC has left out of its answers since then; they were applied all the same. */
  readonly leftOut: number;
  /** The last reorganisation that this process has seen. */
  readonly reorganised: Reorganisation | undefined;
  /** Why the last step failed, until one succeeds. */
  readonly failure: unknown;
};

type Waiter = { readonly block: number; readonly resolve: () => void };

/** How far the indexer is, and who waits for it to get further. */
export class Progress {
  #status: IndexerStatus = {
    head: undefined,
    indexed: undefined,
    isCaughtUp: false,
    beside: undefined,
    events: 0,
    leftOut: 0,
    reorganised: undefined,
    failure: undefined,
  };
  readonly #waiters = new Set<Waiter>();

  get status(): IndexerStatus {
    return this.#status;
  }

  advance(step: SyncStep): void {
    const indexed = step.cursor?.number;
    const { head, isCaughtUp } = step;
    const events = this.#status.events + countEvents(step);
    const leftOut = this.#status.leftOut + step.leftOut;
    this.#status = { ...this.#status, head, indexed, isCaughtUp, events, leftOut };
    this.#status = { ...this.#status, beside: undefined, failure: undefined };
    for (const waiter of this.#waiters) {
      if (indexed !== undefined && indexed >= waiter.block) waiter.resolve();
    }
  }

  /** Rows up to this block are served while others are built beside them. */
  serve(indexed: number): void {
    this.#status = { ...this.#status, indexed, beside: { block: null } };
  }

  /** Nobody sees yet what the step has done. */
  advanceBeside(step: SyncStep): void {
    const events = this.#status.events + countEvents(step);
    const beside = { block: step.cursor?.number ?? null };
    const leftOut = this.#status.leftOut + step.leftOut;
    this.#status = { ...this.#status, head: step.head, beside, events, leftOut, failure: undefined };
  }

  reorganise(reorganised: Reorganisation): void {
    this.#status = { ...this.#status, reorganised };
  }

  fail(failure: unknown): void {
    this.#status = { ...this.#status, failure };
  }

  /** Settles true when the block is in the read model, false when the signal comes first. */
  async waitFor(block: number, signal: AbortSignal): Promise<boolean> {
    if ((this.#status.indexed ?? -1) >= block) return true;
    if (signal.aborted) return false;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const waiter = { block, resolve: () => resolve(true) };
    this.#waiters.add(waiter);
    signal.addEventListener("abort", () => resolve(false), { once: true });
    return promise.finally(() => this.#waiters.delete(waiter));
  }
}

function countEvents({ blocks }: SyncStep): number {
  return blocks.reduce((sum, { events }) => sum + events.length, 0);
}
