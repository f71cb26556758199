import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { WagmiProvider } from "wagmi";
import { useNode } from "../http/node-provider.tsx";
import { walletConfigQuery } from "./wallet-config-query.ts";

type WalletScopeProps = {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
  /** Connects again to the wallet of the last visit; one scope of the page does it. */
  readonly reconnect?: boolean;
};

/** Lets what is inside use the wallet's hooks; every scope shares one configuration, so one connection. */
export function WalletScope({ children, fallback, reconnect = false }: WalletScopeProps) {
  const { data: config } = useQuery(walletConfigQuery(useNode(), useQueryClient()));
  if (config === undefined) return fallback;
  return (
    <WagmiProvider config={config} reconnectOnMount={reconnect}>
      {children}
    </WagmiProvider>
  );
}
