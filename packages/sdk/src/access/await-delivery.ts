import { AppError, type Evidence } from "@medequipshare/domain";
import type { Hash } from "viem";
import { decodeRevert } from "../chain/decode-revert.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { Delivery } from "./operation-relay.ts";

export type AwaitDeliveryOptions = {
  /** Milliseconds between two questions. */
  readonly pollMs?: number | undefined;
  /** Seconds after which chain.outpaced is thrown; the act may still be included. */
  readonly timeoutSeconds?: number | undefined;
};

/**
 * Asks until an act is final. Throws the contract's decoded refusal, or chain.outpaced; where the act is after a time of
 * a unit, with what the node says is free instead, in `alternatives`.
 */
export async function awaitDelivery(
  id: Hash,
  first: Delivery,
  ask: () => Promise<Delivery>,
  { pollMs = 200, timeoutSeconds = 60 }: AwaitDeliveryOptions = {},
): Promise<ActReceipt> {
  let delivery = first;
  for (let waited = 0; delivery.success === null; waited += pollMs) {
    if (delivery.status === "failed") break;
    if (waited > timeoutSeconds * 1000)
      throw new AppError("chain.outpaced", { hash: id, seconds: timeoutSeconds, ...freeInstead(first) });
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    delivery = await ask();
  }
  return receiptOf(delivery);
}

function freeInstead({ alternatives = [] }: Delivery): Evidence {
  return alternatives.length === 0 ? {} : { alternatives };
}

function receiptOf(delivery: Delivery): ActReceipt {
  const { success, revertData, transactionHash, blockNumber, gasUsed, logs } = delivery;
  if (success !== true) {
    const { code, evidence } = decodeRevert(revertData ?? "0x");
    throw new AppError(code, { ...evidence, ...freeInstead(delivery) });
  }
  if (transactionHash === null || blockNumber === null) {
    throw new AppError("internal.unexpected", {
      problem: "the node reported an inclusion without its block",
    });
  }
  return { hash: transactionHash, blockNumber: BigInt(blockNumber), gasUsed: gasUsed ?? 0n, logs };
}
