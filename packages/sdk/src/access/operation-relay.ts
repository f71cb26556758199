import type { Alternative } from "@medequipshare/domain";
import type { Address, Hash, Hex } from "viem";
import type { EventLog } from "../chain/sender.ts";
import type { UserOperation } from "./user-operation.ts";

/** How far an act has come. `success` stays null until it is included or has failed for good. */
export type Delivery = {
  readonly status: "prepared" | "queued" | "sent" | "included" | "failed";
  readonly transactionHash: Hash | null;
  readonly blockNumber: number | null;
  readonly gasUsed: bigint | null;
  readonly success: boolean | null;
  /** What the contract said when it refused. */
  readonly revertData: Hex | null;
  readonly logs: readonly EventLog[];
  /** What is free instead of a time that was lost or is waited for: unit, start and end, unix seconds. */
  readonly alternatives?: readonly Alternative[] | undefined;
};

export type PrepareInput = {
  account: Address;
  calls: { to: Address; data: Hex; value?: bigint | undefined }[];
  signers?: Hex[] | undefined;
  threshold?: number | undefined;
  enrolmentCode?: string | undefined;
};

/** Whoever prepares and submits operations: a facility's node. The node client's `operation` is one. */
export type OperationRelay = {
  prepare(input: { body: PrepareInput }): Promise<{ userOperation: UserOperation; hash: Hash }>;
  submit(input: {
    body: { userOperation: UserOperation; enrolmentCode?: string | undefined };
  }): Promise<Delivery & { hash: Hash }>;
  get(input: { params: { hash: Hash } }): Promise<Delivery & { hash: Hash }>;
};

/** Whoever relays calls that anyone may make. The node client's `relay` is one. */
export type CallRelay = {
  submit(input: { body: { to: Address; data: Hex } }): Promise<Delivery & { id: Hash }>;
  get(input: { params: { id: Hash } }): Promise<Delivery & { id: Hash }>;
};
