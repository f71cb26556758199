import { AppError } from "@medequipshare/domain";
import { type NetworkReader, type NetworkWriter, walletSender } from "@medequipshare/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useConfig } from "wagmi";
import { getConnection, getPublicClient, getWalletClient, switchChain } from "wagmi/actions";
import { useNode } from "../http/node-provider.tsx";
import { networkQuery } from "../http/queries.ts";
import { addressesOf } from "../signing/addresses-of.ts";

/** Gives what opens the network for the connected wallet: who reads, who signs, and where the contracts are. */
export function useOpenNetwork(): () => Promise<NetworkReader & NetworkWriter> {
  const config = useConfig();
  const node = useNode();
  const queryClient = useQueryClient();
  return async () => {
    const network = await queryClient.ensureQueryData(networkQuery(node));
    const { chainId } = network;
    // A wallet already there would never announce the change that this waits for.
    if (getConnection(config).chainId !== chainId) await switchChain(config, { chainId });
    const walletClient = await getWalletClient(config, { chainId });
    const client = getPublicClient(config, { chainId });
    if (client === undefined) throw new AppError("chain.unreachable", { host: network.rpcUrl });
    const sender = walletSender({ walletClient, publicClient: client });
    return { client, sender, addresses: addressesOf(network) };
  };
}
