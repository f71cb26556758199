import { useQuery } from "@tanstack/react-query";
import { useConnection, useSwitchChain } from "wagmi";
import { useNode } from "../http/node-provider.tsx";
import { networkQuery } from "../http/queries.ts";
import { walletMessages } from "./messages.ts";

/** The way back for a wallet that is on another chain; else nothing. */
export function OtherChain() {
  const { chainId } = useConnection();
  const { mutate: switchChain } = useSwitchChain();
  const { data: network } = useQuery(networkQuery(useNode()));
  if (network === undefined || chainId === network.chainId) return null;
  return (
    <button type="button" className="action" onClick={() => switchChain({ chainId: network.chainId })}>
      {walletMessages.switch(network.name)}
    </button>
  );
}
