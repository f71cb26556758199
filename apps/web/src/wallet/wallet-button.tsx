import { lazy, Suspense } from "react";
import { ConnectButton } from "./connect-button.tsx";
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
