import { decodeFailure, sessionMessage } from "@medequipshare/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useConfig, useConnection, useDisconnect } from "wagmi";
import { getWalletClient } from "wagmi/actions";
import { useNode } from "../http/node-provider.tsx";
import { networkQuery } from "../http/queries.ts";
import { enterSession } from "../signing/enter-session.ts";
import { type Signer, SignerContext } from "../signing/signer.ts";
import { useOpenNetwork } from "./use-open-network.ts";
import { WalletScope } from "./wallet-scope.tsx";

type WalletSignerProps = {
  /** Shown until a wallet is connected. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
};

/** Lets what is inside sign with the connected wallet, which pays for its own acts. */
export function WalletSigner({ fallback, children }: WalletSignerProps) {
  return (
    <WalletScope fallback={fallback}>
      <Connected {...{ fallback }}>{children}</Connected>
    </WalletScope>
  );
}

function Connected({ fallback, children }: WalletSignerProps) {
  const { address } = useConnection();
  const { mutate: disconnect } = useDisconnect();
  const open = useOpenNetwork();
  const openSession = useOpenSession();
  const signer = useMemo(
    () =>
      address && {
        kind: "wallet" as const,
        account: address,
        open,
        openSession,
        leave: () => disconnect({}),
      },
    [address, open, openSession, disconnect],
  );
  if (signer === undefined) return fallback;
  return <SignerContext value={signer}>{children}</SignerContext>;
}

/** Gives what proves the wallet's account to the node: it signs a message for it. */
function useOpenSession(): Signer["openSession"] {
  const config = useConfig();
  const node = useNode();
  const queryClient = useQueryClient();
  return async (current) => {
    const { chainId } = await queryClient.ensureQueryData(networkQuery(node));
    const walletClient = await getWalletClient(config, { chainId });
    const account = walletClient.account.address;
    const { challenge, expiresAt } = await node.session.challenge({ body: { account } });
    const { origin } = location;
    const message = sessionMessage({ account, chainId, challenge, expiresAt, origin });
    const signature = await walletClient.signMessage({ message }).catch((error: unknown) => {
      throw decodeFailure(error);
    });
    return enterSession(node, { account, challenge, wallet: { origin, signature } }, current);
  };
}
