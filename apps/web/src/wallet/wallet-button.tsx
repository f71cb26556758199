import { lazy, Suspense } from "react";
import { Icon } from "../ui/icon.tsx";
import { walletMessages } from "./messages.ts";
import { useWallet } from "./wallet-provider.tsx";

const WalletPanel = lazy(async () => ({ default: (await import("./wallet-panel.tsx")).WalletPanel }));

/** Offers to connect a wallet; once wanted, shows the connected account. */
export function WalletButton() {
  const { wanted, openDialog } = useWallet();
  const plain = <ConnectButton onPress={openDialog} />;
  if (!wanted) return plain;
  return (
    <Suspense fallback={plain}>
      <WalletPanel />
    </Suspense>
  );
}

export function ConnectButton({ onPress }: { onPress: () => void }) {
  return (
    <button type="button" className="action plain" onClick={onPress}>
      <Icon name="wallet" />
      <span>
        {walletMessages.connect} <span className="max-sm:sr-only">{walletMessages.connectWhat}</span>
      </span>
    </button>
  );
}
