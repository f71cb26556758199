import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { address, bytes32, decimal, gas, hex } from "../wire/scalars.ts";

/** One call of a contract. */
export const call = z.object({ to: address, value: decimal.optional(), data: hex });
export type Call = z.output<typeof call>;

/** An ERC-4337 operation for EntryPoint v0.8, unpacked. Fees are 0: the node that submits it pays. */
export const userOperation = z.object({
  sender: address,
  nonce: decimal,
  factory: address.optional(),
  factoryData: hex.optional(),
  callData: hex,
  callGasLimit: gas,
  verificationGasLimit: gas,
  preVerificationGas: gas,
  maxFeePerGas: gas,
  maxPriorityFeePerGas: gas,
  signature: hex,
});
export type UserOperation = z.output<typeof userOperation>;

/** A log as the chain emitted it. */
export const chainLog = z.object({
  address,
  topics: z.array(bytes32),
  data: hex,
  logIndex: z.int(),
});
export type ChainLog = z.output<typeof chainLog>;

/** prepared: not signed yet. queued: stored, will be sent. sent: in flight. included, failed: final. */
export const deliveryStatus = z.enum(["prepared", "queued", "sent", "included", "failed"]);

const delivery = {
  status: deliveryStatus,
  transactionHash: bytes32.nullable(),
  blockNumber: z.int().nullable(),
  gasUsed: decimal.nullable(),
  /** Whether the contracts accepted it; null until it is final. */
  success: z.boolean().nullable(),
  /** What the contract said when it refused. */
  revertData: hex.nullable(),
  logs: z.array(chainLog),
  /**
   * Whether this node's other answers show it already; null until it is included. A node that builds its rows anew
   * shows it minutes later.
   */
  visible: z.boolean().nullable(),
};

/** An act of a person on its way to the chain. `hash` is the user operation's. */
export const operation = z.object({
  hash: bytes32,
  account: address,
  ...delivery,
  /**
   * What is free instead of the time that it lost in its block; told to whoever submits it also while it waits. Each as
   * unit, start and end, unix seconds.
   */
  alternatives: z.array(z.tuple([z.int(), z.int(), z.int()]).readonly()).readonly(),
});
export type Operation = z.output<typeof operation>;

/** An act that anyone may send, on its way. */
export const relay = z.object({ id: bytes32, to: address, data: hex, ...delivery });
export type Relay = z.output<typeof relay>;

export const operationRoutes = {
  prepare: defineRoute({
    method: "POST",
    path: "/v1/operations/prepare",
    summary: "Builds the operation of an account, to be signed",
    access: "public",
    body: z.object({
      account: address,
      calls: z.array(call).min(1).max(16),
      /** ERC-7913 signers, needed until the account exists on chain. */
      signers: z.array(hex).max(8).optional(),
      threshold: z.int().min(1).optional(),
      /** Needed by an account that belongs to no facility yet. */
      enrolmentCode: z.string().max(200).optional(),
    }),
    response: z.object({ userOperation, hash: bytes32 }),
  }),
  submit: defineRoute({
    method: "POST",
    path: "/v1/operations",
    summary: "Stores a signed operation, sends it and waits for its inclusion; repeating it is safe",
    access: "public",
    body: z.object({ userOperation, enrolmentCode: z.string().max(200).optional() }),
    response: operation,
  }),
  get: defineRoute({
    method: "GET",
    path: "/v1/operations/{hash}",
    summary: "What became of an operation",
    access: "public",
    params: z.object({ hash: bytes32 }),
    response: operation,
  }),
};

export const relayRoutes = {
  submit: defineRoute({
    method: "POST",
    path: "/v1/relays",
    summary: "Sends a call that anyone may make: check-out, hand-over, reading, sweep, settlement, reveal",
    access: "public",
    body: z.object({ to: address, data: hex }),
    response: relay,
  }),
  get: defineRoute({
    method: "GET",
    path: "/v1/relays/{id}",
    summary: "What became of a relayed call",
    access: "public",
    params: z.object({ id: bytes32 }),
    response: relay,
  }),
};
