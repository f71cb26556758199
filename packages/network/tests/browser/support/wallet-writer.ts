import type { Network } from "@medequipshare/protocol";
import { type NetworkReader, type NetworkWriter, walletSender } from "@medequipshare/sdk";
import { createPublicClient, createWalletClient, http, type LocalAccount } from "viem";
import { localChain } from "../../../src/chain/local-chain.ts";

/** What a program needs to act as somebody who brings a wallet, as the page does with the visitor's. */
export function walletWriter(network: Network, account: LocalAccount): NetworkReader & NetworkWriter {
  const { chainId, rpcUrl, peers, peerBook, entryPoint, accountFactory, webAuthnVerifier, token } = network;
  const chain = localChain(chainId, rpcUrl);
  const client = createPublicClient({ chain, transport: http(rpcUrl), pollingInterval: 200 });
  const walletClient = createWalletClient({ account, chain, transport: http(rpcUrl) });
  return {
    client,
    sender: walletSender({ walletClient, publicClient: client }),
    addresses: { ...peers, chainId, peerBook, entryPoint, accountFactory, webAuthnVerifier, token },
  };
}
