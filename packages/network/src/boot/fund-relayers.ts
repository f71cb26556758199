import { createNodeClient } from "@medequipshare/protocol";
import { createPublicClient, createWalletClient, http, parseEther } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { devKeys } from "../chain/dev-keys.ts";
import { localChain } from "../chain/local-chain.ts";

/** Gives every node's relayer gas money from the development chain's own account. */
export async function fundRelayers(
  rpcUrl: string,
  chainId: number,
  nodeUrls: readonly string[],
): Promise<void> {
  const chain = localChain(chainId, rpcUrl);
  const reader = createPublicClient({ chain, transport: http(rpcUrl) });
  const writer = createWalletClient({
    chain,
    transport: http(rpcUrl),
    account: privateKeyToAccount(devKeys.deployer),
  });
  for (const url of nodeUrls) {
    const { relayer } = await createNodeClient(url).network.get();
    if ((await reader.getBalance({ address: relayer })) >= parseEther("100")) continue;
    const hash = await writer.sendTransaction({ to: relayer, value: parseEther("500") });
    await reader.waitForTransactionReceipt({ hash });
  }
}
