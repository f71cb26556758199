import type { Hex } from "@medequipshare/protocol";
import type { Logger } from "pino";
import type { Relayer } from "./relayer.ts";
import type { IncludedAct } from "./watch-acts.ts";

/** What delivering one act came to. */
export type Outcome = {
  readonly status: "included" | "failed";
  readonly success: boolean;
  readonly transaction: Hex | null;
  readonly block: number | null;
  readonly gasUsed: bigint | null;
  readonly revertData: Hex | null;
};

/** How an act has ended while nobody knows. */
export const UNKNOWN = { success: null, block: null, gasUsed: null, revertData: null } as const;

/** An act on its way, whatever its kind. */
export type Parcel = {
  readonly id: Hex;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Those that may carry it, the newest first. */
  readonly transactions: readonly Hex[];
  readonly to: Hex;
  readonly data: Hex;
  readonly gas: () => Promise<bigint>;
};

/** One kind of act: where it is stored and how its end is recognised. */
export type Consignment = {
  readonly listOpen: () => Promise<readonly Parcel[]>;
  /** Durable before the transaction leaves. */
  readonly markSent: (id: Hex, transactions: readonly Hex[]) => Promise<void>;
  readonly finish: (id: Hex, outcome: Outcome) => Promise<void>;
  /** Those that succeeded in blocks after one, of the newest block first. */
  readonly listIncluded: (after: number, skip: number, limit: number) => Promise<readonly IncludedAct[]>;
  /** On its way again, because the chain no longer holds its end. */
  readonly reopen: (id: Hex) => Promise<void>;
  /** The act's end if the chain holds it already, by whichever transaction; else undefined. */
  readonly findOutcome: (parcel: Parcel, transactions: readonly Hex[]) => Promise<Outcome | undefined>;
};

export type Outbox = {
  /** Looks for stored acts now. */
  wake(): void;
  /** Sees to it that a stored act is sent; resolves when it has ended, or after `timeoutMs`, or when the node closes. */
  ended(id: Hex, isEnded: () => Promise<boolean>, timeoutMs: number): Promise<void>;
  close(): Promise<void>;
};

export type OutboxParameters = {
  readonly relayer: Relayer;
  readonly consignments: readonly Consignment[];
  readonly log: Logger;
  /** How long to wait before trying again what could not be sent. */
  readonly retryMs?: number;
};

const MOST_IN_FLIGHT = 16;

/**
 * Delivers stored acts, each until the chain holds its end. A restart finds what was queued or sent and goes on; an act
 * is never lost, and the chain's own nonces keep it from happening twice.
 */
export function startOutbox({ relayer, consignments, log, retryMs = 2_000 }: OutboxParameters): Outbox {
  const inFlight = new Map<Hex, Promise<void>>();
  const waiting = new Map<Hex, Set<() => void>>();
  const closing = new AbortController();
  let wakeUp: () => void = () => undefined;
  let isAwake = false;

  async function deliver(consignment: Consignment, parcel: Parcel): Promise<void> {
    try {
      const outcome = (await findOutcome(consignment, parcel)) ?? (await send(consignment, parcel));
      if (outcome === undefined) return;
      await consignment.finish(parcel.id, outcome);
      relayer.forget(parcel.id);
      const { status, success, transaction } = outcome;
      log.info({ id: parcel.id, status, success, transaction }, "act delivered");
      for (const resolve of waiting.get(parcel.id) ?? []) resolve();
      waiting.delete(parcel.id);
    } catch (error) {
      log.warn({ err: error, id: parcel.id }, "act not delivered yet");
      await pause(retryMs, closing.signal);
    }
  }

  async function send(consignment: Consignment, parcel: Parcel): Promise<Outcome | undefined> {
    await relayer.send({ ...parcel, gas: await parcel.gas() }, (transactions) =>
      consignment.markSent(parcel.id, transactions),
    );
    await relayer.settled(parcel.id, closing.signal);
    return findOutcome(consignment, parcel);
  }

  /** By whichever of its transactions. */
  function findOutcome(consignment: Consignment, parcel: Parcel): Promise<Outcome | undefined> {
    const known = new Set([...relayer.hashesOf(parcel.id), ...parcel.transactions]);
    return consignment.findOutcome(parcel, [...known]);
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      isAwake = false;
      for (const [consignment, parcel] of await listOpen()) {
        if (inFlight.has(parcel.id) || inFlight.size >= MOST_IN_FLIGHT) continue;
        inFlight.set(
          parcel.id,
          deliver(consignment, parcel).finally(() => {
            inFlight.delete(parcel.id);
            wake();
          }),
        );
      }
      if (!isAwake)
        await Promise.race([
          new Promise<void>((resolve) => (wakeUp = resolve)),
          pause(retryMs, closing.signal),
        ]);
    }
    await Promise.allSettled(inFlight.values());
  }

  async function listOpen(): Promise<readonly (readonly [Consignment, Parcel])[]> {
    try {
      const lists = await Promise.all(
        consignments.map(async (consignment) =>
          (await consignment.listOpen()).map((parcel) => [consignment, parcel] as const),
        ),
      );
      return lists.flat().sort(([, a], [, b]) => a.createdAt - b.createdAt);
    } catch (error) {
      log.error({ err: error }, "outbox not readable");
      return [];
    }
  }

  function wake(): void {
    isAwake = true;
    wakeUp();
  }

  const running = run();
  return {
    wake,
    async ended(id, isEnded, timeoutMs) {
      const resolvers = waiting.get(id) ?? new Set();
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(id, resolvers.add(resolve));
      const timer = setTimeout(resolve, timeoutMs);
      // Asked only now that somebody listens: it may have ended since it was stored.
      if (closing.signal.aborted || (await isEnded())) resolve();
      wake();
      await promise;
      clearTimeout(timer);
      resolvers.delete(resolve);
      if (resolvers.size === 0 && waiting.get(id) === resolvers) waiting.delete(id);
    },
    async close() {
      closing.abort();
      for (const resolvers of waiting.values()) for (const resolve of resolvers) resolve();
      wake();
      await running;
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, milliseconds);
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    }
    signal.addEventListener("abort", finish, { once: true });
  });
}

/** Tells whether a stored act has come to its end, one way or the other. */
export function isFinal(row: { readonly status: string } | undefined): boolean {
  return row?.status === "included" || row?.status === "failed";
}
