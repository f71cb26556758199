import { isAppError } from "@medequipshare/domain";
import { discoverNetwork, type NetworkAddresses } from "@medequipshare/sdk";
import type { Logger } from "pino";
import { createPublicClient, http, type PublicClient } from "viem";
import type { NodeConfig } from "../config/config.ts";

export type ConnectedChain = {
  readonly client: PublicClient;
  /** The same RPC, asked once and briefly: for what has another answer when this one does not come. */
  readonly probe: PublicClient;
  readonly addresses: NetworkAddresses;
};

const RETRY_MS = 1_000;
const PROBE_MS = 1_500;

/**
 * Finds the network's contracts. Waits while the chain does not answer, for a node may start before it. Throws
 * config.invalid when the contracts are not where the settings say.
 */
export async function connectChain(
  config: NodeConfig,
  log: Logger,
  signal?: AbortSignal,
): Promise<ConnectedChain> {
  const client = createPublicClient({
    transport: http(config.rpcUrl, { retryCount: 2, retryDelay: 100, timeout: 20_000 }),
    pollingInterval: config.pollMs,
    cacheTime: 0,
  });
  const probe = createPublicClient({
    transport: http(config.rpcUrl, { retryCount: 0, timeout: PROBE_MS }),
    cacheTime: 0,
  });
  const { peerBook, accountFactory } = config;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { client, probe, addresses: await discoverNetwork(client, { peerBook, accountFactory }) };
    } catch (error) {
      if (!isAppError(error, "chain.unreachable") || signal?.aborted === true) throw error;
      if (attempt % 10 === 1) log.warn({ rpcUrl: config.rpcUrl }, "waiting for the chain");
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
