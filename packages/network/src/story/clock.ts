import { callRpc } from "../chain/call-rpc.ts";

/** The network's time: travelled on a private network, waited for on a running one. */
export interface Clock {
  /** Timestamp of the latest block, or of the machine where it is later. */
  now(): Promise<number>;
  /** Returns once the network's time is at least `at` (unix seconds). */
  until(at: number): Promise<void>;
}

/** Mines a block at the wanted time with the named time-travel methods of a private chain. */
export function travellingClock(rpcUrl: string): Clock {
  const now = async () => Number((await latestBlock(rpcUrl)).timestamp);
  return {
    now,
    async until(at) {
      if (at <= (await now())) return;
      const jump = at - (await now());
      await callRpc(rpcUrl, "evm_increaseTime", [jump]);
      await callRpc(rpcUrl, "evm_mine", []);
    },
  };
}

/** Waits in real time. */
export function realClock(): Clock {
  const now = async () => Math.floor(Date.now() / 1000);
  return {
    now,
    async until(at) {
      const left = at - (await now());
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, left * 1000));
    },
  };
}

async function latestBlock(rpcUrl: string): Promise<{ readonly timestamp: string }> {
  const { result } = await callRpc(rpcUrl, "eth_getBlockByNumber", ["latest", false]);
  if (typeof result !== "object" || !result || !("timestamp" in result))
    throw new TypeError("the chain answered no block");
  return { timestamp: String(result.timestamp) };
}
