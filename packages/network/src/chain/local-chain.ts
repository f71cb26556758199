import { type Chain, defineChain } from "viem";

/** The development chain, for viem. */
export function localChain(id: number, rpcUrl: string): Chain {
  return defineChain({
    id,
    name: "Development chain",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
}
