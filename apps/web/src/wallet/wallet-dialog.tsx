import { useEffect, useRef } from "react";
import { type Connector, useConnect, useConnectors } from "wagmi";
import { walletMessages } from "./messages.ts";
import { useWallet } from "./wallet-provider.tsx";

/** Lists the wallets that announced themselves and connects the chosen one. */
export function WalletDialog() {
  const { dialogOpen, closeDialog } = useWallet();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialogOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!dialogOpen) dialog.current?.close();
  }, [dialogOpen]);
  return (
    <dialog ref={dialog} onClose={closeDialog} aria-labelledby="wallet-dialog-title" className="sheet">
      <h2 id="wallet-dialog-title" className="text-xl">
        {walletMessages.title}
      </h2>
      <Wallets onConnected={closeDialog} />
      <form method="dialog" className="mt-4 text-right">
        <button type="submit" className="action plain">
          {walletMessages.close}
        </button>
      </form>
    </dialog>
  );
}

function Wallets({ onConnected }: { onConnected: () => void }) {
  const connectors = useConnectors();
  const { mutate: connect, isPending, error } = useConnect();
  if (connectors.length === 0) return <p className="mt-2">{walletMessages.none}</p>;
  return (
    <>
      <p className="mt-2 text-quiet">{walletMessages.explain}</p>
      <ul className="mt-3 grid gap-2">
        {connectors.map((connector) => (
          <li key={connector.uid}>
            <button
              type="button"
              className="action plain w-full !justify-start"
              disabled={isPending}
              onClick={() => connect({ connector }, { onSuccess: onConnected })}
            >
              <WalletIcon connector={connector} />
              {connector.name}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="mt-3 min-h-6 text-sm">
        {isPending ? walletMessages.connecting : error === null ? "" : walletMessages.failed}
      </p>
    </>
  );
}

function WalletIcon({ connector }: { connector: Connector }) {
  if (connector.icon === undefined || !connector.icon.startsWith("data:")) return null;
  return <img src={connector.icon} alt="" width="24" height="24" className="size-6" />;
}
