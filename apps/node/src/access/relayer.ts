import { AppError } from "@medequipshare/domain";
import type { Address, Hex } from "@medequipshare/protocol";
import { decodeFailure } from "@medequipshare/sdk";
import {
  type FeeValuesEIP1559,
  keccak256,
  type PrivateKeyAccount,
  type PublicClient,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from "viem";
import { limitFees, raiseFees } from "./raise-fees.ts";
import { isPending, recallSending, type Sending } from "./sending.ts";

export type RelayedAct = {
  readonly id: Hex;
  readonly to: Address;
  readonly data: Hex;
  readonly gas: bigint;
  /** The transactions that carry it, by an earlier process perhaps, the newest first. */
  readonly transactions: readonly Hex[];
};

/** Told of all transactions that may carry an act, the newest first. */
type BeforeSend = (hashes: readonly Hex[]) => Promise<void>;

/** Signs and sends transactions from the node's own key, each act with a nonce of its own. */
export type Relayer = {
  readonly address: Address;
  /**
   * Sends an act. Sends it again when the chain has lost it, or has not included it in a while: with the same nonce, so
   * that at most one of its transactions is ever included, and with fees high enough to take the former's place. Calls
   * `beforeSend` with all their hashes before anything leaves. Throws access.relayer-unfunded.
   */
  send(act: RelayedAct, beforeSend: BeforeSend): Promise<void>;
  /** The transactions that may carry an act, the newest first. */
  hashesOf(id: Hex): readonly Hex[];
  /** Waits a while for one of them to be included. */
  settled(id: Hex, signal: AbortSignal): Promise<void>;
  /** An act has ended. */
  forget(id: Hex): void;
  /** Throws access.relayer-unfunded when an act of so much gas could not be paid for. */
  requireFunds(gas?: bigint): Promise<void>;
  /** Asks the chain for the next nonce: after a reorganisation it may be one that was used. */
  forgetNonce(): Promise<void>;
};

export type RelayerParameters = {
  readonly client: PublicClient;
  readonly account: PrivateKeyAccount;
  readonly chainId: number;
  /** The most that is paid for gas, wei. */
  readonly mostFeePerGas: bigint;
  /** After which an act that blocks have passed by is sent again with higher fees. */
  readonly patienceMs: number;
};

/** Gas that an act is granted, as a rule. */
export const GAS_OF_ACT = 1_000_000n;
const FEES_KEPT_MS = 2_000;
const PLAIN_TRANSFER_GAS = 21_000n;

export function createRelayer(parameters: RelayerParameters): Relayer {
  const { client, account, chainId, mostFeePerGas, patienceMs } = parameters;
  const { address } = account;
  const sendings = new Map<Hex, Sending>();
  let nextNonce = 0;
  let fees: { values: FeeValuesEIP1559; at: number } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One sender at a time: a nonce is used by one act only. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function feesNow(): Promise<FeeValuesEIP1559> {
    if (fees === undefined || Date.now() - fees.at > FEES_KEPT_MS) {
      fees = { values: await client.estimateFeesPerGas(), at: Date.now() };
    }
    return limitFees(fees.values, mostFeePerGas);
  }

  async function requireFunds(gas: bigint, { maxFeePerGas }: FeeValuesEIP1559): Promise<void> {
    const balance = await client.getBalance({ address });
    if (balance < gas * maxFeePerGas)
      throw new AppError("access.relayer-unfunded", { relayer: address, balance });
  }

  const countOf = (blockTag: "latest" | "pending") => client.getTransactionCount({ address, blockTag });
  const isTaken = (nonce: number) => [...sendings.values()].some((sending) => sending.nonce === nonce);

  const hashesOf = (id: Hex) => sendings.get(id)?.hashes ?? [];

  function freeNonce(pending: number): number {
    let nonce = Math.max(pending, nextNonce);
    while (isTaken(nonce)) nonce += 1;
    return nonce;
  }

  async function sign(fields: { to: Address; data?: Hex; gas: bigint; nonce: number } & FeeValuesEIP1559) {
    return account.signTransaction({ type: "eip1559", chainId, ...fields });
  }

  /** What lies between the pool's last nonce and one that waits behind it, and belongs to no act, is used up. */
  async function fillGap(from: number, to: number): Promise<void> {
    for (let nonce = from; nonce < to; nonce += 1) {
      if (isTaken(nonce)) continue;
      const serializedTransaction = await sign({
        to: address,
        gas: PLAIN_TRANSFER_GAS,
        nonce,
        ...(await feesNow()),
      });
      await client.sendRawTransaction({ serializedTransaction });
    }
  }

  async function sendFirst(act: RelayedAct, pending: number, beforeSend: BeforeSend) {
    const values = await feesNow();
    await requireFunds(act.gas, values);
    const nonce = freeNonce(pending);
    try {
      await post(act, { nonce, fees: values, hashes: [] }, beforeSend);
    } catch (error) {
      // Refused by an RPC that has heard it, it is nowhere; without an answer it may be on its way.
      if (decodeFailure(error).code !== "chain.unreachable") {
        sendings.delete(act.id);
        nextNonce = 0;
      }
      throw error;
    }
  }

  async function post(
    { id, to, data, gas, transactions }: RelayedAct,
    { nonce, fees: values, hashes }: Pick<Sending, "nonce" | "fees" | "hashes">,
    beforeSend: BeforeSend,
  ): Promise<void> {
    const serializedTransaction = await sign({ to, data, gas, nonce, ...values });
    const hash = keccak256(serializedTransaction);
    const block = await client.getBlockNumber({ cacheTime: 0 });
    const all = [...new Set([hash, ...hashes, ...transactions])];
    await beforeSend(all);
    sendings.set(id, { nonce, fees: values, hashes: all, at: Date.now(), block, isPassedBy: false });
    nextNonce = Math.max(nextNonce, nonce + 1);
    await client.sendRawTransaction({ serializedTransaction });
  }

  async function isStuck({ at, block }: Sending): Promise<boolean> {
    return Date.now() - at >= patienceMs && (await client.getBlockNumber({ cacheTime: 0 })) > block;
  }

  async function sendAgain(
    act: RelayedAct,
    sending: Sending,
    pending: number,
    beforeSend: BeforeSend,
  ): Promise<void> {
    const isKnown = await isPending(client, sending.hashes[0]);
    if (isKnown && !(await isStuck(sending))) return;
    // It does not wait for its fees.
    if (isKnown && pending < sending.nonce) return fillGap(pending, sending.nonce);
    const raised = raiseFees(sending.fees, await feesNow(), mostFeePerGas);
    // What the chain has lost may still lie with others, who would only take a better one for it.
    const values = raised ?? (isKnown ? undefined : sending.fees);
    if (values === undefined) return;
    await requireFunds(act.gas, values);
    await post(act, { ...sending, fees: values }, beforeSend).catch((error: unknown) => {
      // Only what a pool found too cheap is raised further.
      if (!/underpriced/i.test(String(error))) sendings.set(act.id, { ...sending, hashes: hashesOf(act.id) });
      throw error;
    });
  }

  async function send(act: RelayedAct, beforeSend: BeforeSend): Promise<void> {
    const sending = sendings.get(act.id) ?? (await recallSending(client, act.transactions));
    const [included, pending] = await Promise.all([countOf("latest"), countOf("pending")]);
    if (sending === undefined) return sendFirst(act, pending, beforeSend);
    if (sending.nonce >= included) {
      sendings.set(act.id, sending);
      return sendAgain(act, sending, pending, beforeSend);
    }
    // One of its transactions was included, and the receipt is yet to come, or the nonce was used by something else.
    if (!sending.isPassedBy) sendings.set(act.id, { ...sending, isPassedBy: true });
    else {
      sendings.delete(act.id);
      await sendFirst(act, pending, beforeSend);
    }
  }

  return {
    address,
    send: (act, beforeSend) => inTurn(() => send(act, beforeSend)),
    hashesOf,
    async settled(id, signal) {
      const until = Date.now() + patienceMs;
      for (let wait = 10; Date.now() < until && !signal.aborted; wait = Math.min(wait * 2, 500)) {
        for (const hash of hashesOf(id)) if ((await findReceipt(client, hash)) !== undefined) return;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    },
    forget: (id) => void sendings.delete(id),
    requireFunds: async (gas = GAS_OF_ACT) => requireFunds(gas, await feesNow()),
    forgetNonce: () =>
      inTurn(async () => {
        nextNonce = 0;
      }),
  };
}

/** The receipt of a transaction, undefined while there is none. */
export async function findReceipt(client: PublicClient, hash: Hex): Promise<TransactionReceipt | undefined> {
  try {
    return await client.getTransactionReceipt({ hash });
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return undefined;
    throw error;
  }
}

/** The receipts of those of the transactions that are included. */
export async function findReceipts(
  client: PublicClient,
  hashes: readonly Hex[],
): Promise<readonly TransactionReceipt[]> {
  const receipts = await Promise.all(hashes.map((hash) => findReceipt(client, hash)));
  return receipts.filter((receipt) => receipt !== undefined);
}
