import type { Network } from "@medequipshare/protocol";
import { defineChain } from "viem";
import { type Config, createConfig, http } from "wagmi";

/** Wallets that announce themselves (EIP-6963), on the chain the node named. */
export function createWalletConfig({ name, chainId, rpcUrl }: Network): Config {
  const chain = defineChain({
    id: chainId,
    name,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  return createConfig({
    chains: [chain],
    connectors: [],
    multiInjectedProviderDiscovery: true,
    transports: { [chain.id]: http(rpcUrl) },
    pollingInterval: 500,
  });
}
