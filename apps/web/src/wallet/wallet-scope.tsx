import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { WagmiContext } from "wagmi";
import { useNode } from "../http/node-provider.tsx";
import { walletConfigQuery } from "./wallet-config-query.ts";

type WalletScopeProps = {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
};

/** Lets what is inside use the wallet's hooks; every scope shares one configuration, so one connection. */
export function WalletScope({ children, fallback }: WalletScopeProps) {
  const { data: config } = useQuery(walletConfigQuery(useNode(), useQueryClient()));
  if (config === undefined) return fallback;
  // Not WagmiProvider: mounting a second one forgets the connection of the first.
  return <WagmiContext.Provider value={config}>{children}</WagmiContext.Provider>;
}
