import { type Connector, useConnect, useConnectors } from "wagmi";
import { Loading } from "../ui/loading.tsx";
import { walletMessages } from "./messages.ts";
import { WalletScope } from "./wallet-scope.tsx";

type WalletsProps = { readonly onConnected: () => void };

/** Lists the wallets that announced themselves and connects the chosen one. */
export function Wallets({ onConnected }: WalletsProps) {
  return (
    <section aria-label={walletMessages.title} className="mt-4">
      <h3 className="font-medium">{walletMessages.title}</h3>
      <WalletScope fallback={<Loading lines={2} />}>
        <Found {...{ onConnected }} />
      </WalletScope>
    </section>
  );
}

function Found({ onConnected }: WalletsProps) {
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
