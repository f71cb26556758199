import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

type WalletState = {
  /** Whether the wallet's code is to be loaded: it was connected before, or the visitor asked for it. */
  readonly wanted: boolean;
  readonly dialogOpen: boolean;
  readonly openDialog: () => void;
  readonly closeDialog: () => void;
};

const WalletContext = createContext<WalletState>({
  wanted: false,
  dialogOpen: false,
  openDialog: () => {},
  closeDialog: () => {},
});

/** Keeps the wallet's code, by far the largest part of the page, away until somebody wants a wallet. */
export function WalletProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState(wasConnected);
  const [dialogOpen, setDialogOpen] = useState(false);
  const state = useMemo(
    () => ({
      wanted,
      dialogOpen,
      openDialog: () => {
        setWanted(true);
        setDialogOpen(true);
      },
      closeDialog: () => setDialogOpen(false),
    }),
    [wanted, dialogOpen],
  );
  return <WalletContext value={state}>{children}</WalletContext>;
}

export function useWallet(): WalletState {
  return useContext(WalletContext);
}

/** wagmi leaves this key behind when a wallet is connected. A browser may refuse storage. */
function wasConnected(): boolean {
  try {
    return localStorage.getItem("wagmi.recentConnectorId") !== null;
  } catch {
    return false;
  }
}
