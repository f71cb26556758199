import { AppError } from "@medequipshare/domain";
import type { Network } from "@medequipshare/protocol";
import { type NetworkAddresses, type ReserveParameters, reserve, walletSender } from "@medequipshare/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConfig } from "wagmi";
import { getConnection, getPublicClient, getWalletClient, switchChain } from "wagmi/actions";
import { useNode } from "../http/node-provider.tsx";
import { networkQuery } from "../http/queries.ts";

export type ReservationRequest = ReserveParameters;

/** Reserves with the connected wallet; gives the reservation's id. Failures are AppErrors with what to do. */
export function useReserve() {
  const config = useConfig();
  const node = useNode();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (request: ReservationRequest) => {
      const network = await queryClient.ensureQueryData(networkQuery(node));
      const { chainId } = network;
      // A wallet already there would never announce the change that this waits for.
      if (getConnection(config).chainId !== chainId) await switchChain(config, { chainId });
      const walletClient = await getWalletClient(config, { chainId });
      const publicClient = getPublicClient(config, { chainId });
      if (publicClient === undefined) throw new AppError("chain.unreachable", { host: network.rpcUrl });
      const sender = walletSender({ walletClient, publicClient });
      const { reservationId } = await reserve({ sender, addresses: addressesOf(network) }, request);
      return reservationId;
    },
    // The event stream says the same; asking at once shows one's own act without delay.
    onSettled: (_result, _error, { unitId }) => queryClient.invalidateQueries({ queryKey: ["unit", unitId] }),
  });
}

function addressesOf(network: Network): NetworkAddresses {
  const { peers, chainId, peerBook, entryPoint, accountFactory, webAuthnVerifier, token } = network;
  return { ...peers, chainId, peerBook, entryPoint, accountFactory, webAuthnVerifier, token };
}
