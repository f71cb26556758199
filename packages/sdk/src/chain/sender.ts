import type { Address, Hash, Hex } from "viem";
import type { Call } from "./encode-call.ts";

/** An event as the chain recorded it. */
export type EventLog = {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
};

/** What an included act left on the chain. */
export type ActReceipt = {
  /** Transaction hash. */
  readonly hash: Hash;
  readonly blockNumber: bigint;
  readonly gasUsed: bigint;
  /** Only of this act, when one transaction carried several. */
  readonly logs: readonly EventLog[];
};

/**
 * Brings a person's calls on chain, all or (as far as the account can) none, and waits until they are included.
 * Throws the decoded refusal of the contract, chain.unreachable, or what the way of sending adds.
 */
export type Sender = {
  /** Who acts; undefined when anyone may. */
  readonly account?: Address;
  send(calls: readonly Call[]): Promise<ActReceipt>;
};
