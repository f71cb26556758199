import { lazy, type ReactNode, Suspense } from "react";
import { Loading } from "../ui/loading.tsx";
import { useSignIn } from "./sign-in-provider.tsx";

const PersonScope = lazy(async () => ({ default: (await import("./person-scope.tsx")).PersonScope }));
const WalletSigner = lazy(async () => ({
  default: (await import("../wallet/wallet-signer.tsx")).WalletSigner,
}));

type SignerScopeProps = {
  /** Shown until somebody has signed in. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
};

/** Lets what is inside sign as whoever has signed in: as a person with a passkey, else with a wallet. */
export function SignerScope({ fallback, children }: SignerScopeProps) {
  const { person } = useSignIn();
  // Not as the wallet that this browser remembers: nobody signs for another hospital than they meant.
  if (person === null) return <Loading lines={1} />;
  return (
    <Suspense fallback={fallback}>
      {person === undefined ? (
        <WalletSigner {...{ fallback }}>{children}</WalletSigner>
      ) : (
        <PersonScope {...{ person, fallback }}>{children}</PersonScope>
      )}
    </Suspense>
  );
}
