import { statfs } from "node:fs/promises";
import type { Address } from "@medequipshare/protocol";
import type { PublicClient } from "viem";
import type { ContentStore } from "../document/content-store.ts";
import { inTime } from "../http/in-time.ts";
import type { Indexer } from "../indexer/create-indexer.ts";
import { GAS_OF_ACT } from "./relayer.ts";

export type BlockPoint = { readonly number: number; readonly timestamp: number };

/** Acts that are stored and have not ended. */
export type Queue = {
  readonly acts: number;
  /** Since when the oldest waits, unix seconds. */
  readonly since: number | null;
};

/** What a look at every part of the node has shown; undefined stands for a part that did not answer in time. */
export type Vitals = {
  readonly now: number;
  readonly head: BlockPoint | undefined;
  readonly indexed: BlockPoint | null;
  readonly lagBlocks: number | null;
  readonly relayer: {
    readonly address: Address;
    readonly balance: bigint | undefined;
    /** How many acts that pays for at the fees of this moment. */
    readonly acts: number | undefined;
  };
  /** What a unit of gas costs at this moment, and the most that is paid for one, wei. */
  readonly gas: { readonly fee: bigint | undefined; readonly most: bigint };
  readonly queue: Queue | undefined;
  readonly storedReadings: number | undefined;
  /** On the disk of the data folder. */
  readonly freeBytes: number | undefined;
  /** Those connected, and the addresses in the settings at which nobody answers. */
  readonly documentPeers: { readonly reached: number; readonly unreachable: readonly string[] };
  readonly leftOut: number;
};

export type VitalsParameters = {
  /** Asks the chain once and briefly. */
  readonly probe: PublicClient;
  readonly relayer: { readonly address: Address };
  /** The most that is paid for gas, wei. */
  readonly mostFeePerGas: bigint;
  readonly indexer: Pick<Indexer, "status">;
  readonly indexedAt: () => BlockPoint | null;
  readonly readQueue: () => Promise<Queue>;
  readonly countReadings: () => Promise<number>;
  readonly content: Pick<ContentStore, "peerCount" | "unreachablePeers">;
  readonly dataDirectory: string;
  readonly now: () => number;
};

/** Looks at every part of the node; answers in two seconds whatever hangs. */
export function vitalsReader(parameters: VitalsParameters): () => Promise<Vitals> {
  const { probe, relayer, mostFeePerGas, indexer, indexedAt, content, dataDirectory, now } = parameters;
  const readHead = inTime(() => headOf(probe));
  const readBalance = inTime(() => probe.getBalance({ address: relayer.address }));
  const readFees = inTime(() => probe.estimateFeesPerGas());
  const readQueue = inTime(parameters.readQueue);
  const countReadings = inTime(parameters.countReadings);
  const readFree = inTime(() => freeBytesOf(dataDirectory));
  return async () => {
    const [head, balance, fees, queue, storedReadings, freeBytes] = await Promise.all([
      readHead(),
      readBalance(),
      readFees(),
      readQueue(),
      countReadings(),
      readFree(),
    ]);
    const indexed = indexedAt();
    const { leftOut } = indexer.status;
    const fee = fees?.maxFeePerGas;
    return {
      now: now(),
      head,
      indexed,
      lagBlocks: lagOf(head?.number ?? indexer.status.head, indexed),
      relayer: { address: relayer.address, balance, acts: actsFor(balance, fee, mostFeePerGas) },
      gas: { fee, most: mostFeePerGas },
      queue,
      storedReadings,
      freeBytes,
      documentPeers: { reached: content.peerCount(), unreachable: content.unreachablePeers() },
      leftOut,
    };
  };
}

/** How many acts a balance pays for, of which each costs no more than the most. */
function actsFor(balance: bigint | undefined, fee: bigint | undefined, most: bigint): number | undefined {
  if (balance === undefined || fee === undefined) return undefined;
  return Number(balance / (GAS_OF_ACT * (fee < most ? fee : most) || 1n));
}

async function headOf(probe: PublicClient): Promise<BlockPoint> {
  const { number, timestamp } = await probe.getBlock();
  return { number: Number(number), timestamp: Number(timestamp) };
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** While the chain does not answer, what it said last counts. */
function lagOf(head: number | undefined, indexed: BlockPoint | null): number | null {
  return head === undefined || indexed === null ? null : Math.max(0, head - indexed.number);
}
