import type { NodeClient } from "@medequipshare/protocol";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Config } from "wagmi";
import { networkQuery } from "../http/queries.ts";

/** The wallet's configuration for the node's chain; one for the whole page, made when first asked for. */
export function walletConfigQuery(node: NodeClient, queryClient: QueryClient) {
  return queryOptions({
    queryKey: ["wallet-config"],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    queryFn: async (): Promise<Config> => {
      const [network, { createWalletConfig }, { reconnect }] = await Promise.all([
        queryClient.ensureQueryData(networkQuery(node)),
        import("./create-wallet-config.ts"),
        import("wagmi/actions"),
      ]);
      const config = createWalletConfig(network);
      // To the wallet of the last visit, if it still agrees.
      await reconnect(config).catch(() => undefined);
      return config;
    },
  });
}
