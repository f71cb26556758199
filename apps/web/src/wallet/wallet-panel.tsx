import { useQuery } from "@tanstack/react-query";
import { useConnection, useDisconnect, useSwitchChain } from "wagmi";
import { useNode } from "../http/node-provider.tsx";
import { networkQuery } from "../http/queries.ts";
import { Icon } from "../ui/icon.tsx";
import { ConnectButton } from "./connect-button.tsx";
import { walletMessages } from "./messages.ts";
import { WalletDialog } from "./wallet-dialog.tsx";
import { useWallet } from "./wallet-provider.tsx";
import { WalletScope } from "./wallet-scope.tsx";

/** The connected account in the header, and the dialog that connects one. */
export function WalletPanel() {
  const { openDialog } = useWallet();
  return (
    <WalletScope fallback={<ConnectButton onPress={openDialog} />}>
      <Account />
      <WalletDialog />
    </WalletScope>
  );
}

function Account() {
  const { openDialog } = useWallet();
  const { address, chainId } = useConnection();
  const { mutate: disconnect } = useDisconnect();
  const { mutate: switchChain } = useSwitchChain();
  const { data: network } = useQuery(networkQuery(useNode()));
  if (address === undefined) return <ConnectButton onPress={openDialog} />;
  const elsewhere = network !== undefined && chainId !== network.chainId;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {elsewhere && (
        <button type="button" className="action" onClick={() => switchChain({ chainId: network.chainId })}>
          {walletMessages.switch(network.name)}
        </button>
      )}
      <span className="inline-flex gap-1.5 font-mono text-sm">
        <Icon name="wallet" />
        <span className="sr-only">{walletMessages.account}</span>
        {walletMessages.short(address)}
      </span>
      <button type="button" className="action plain" onClick={() => disconnect({})}>
        {walletMessages.disconnect}
      </button>
    </div>
  );
}
