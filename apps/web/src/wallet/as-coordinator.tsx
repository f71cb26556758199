import type { ReactNode } from "react";
import { useConnection } from "wagmi";
import { Loading } from "../ui/loading.tsx";
import { useOwnFacility } from "./use-own-facility.ts";
import { WalletScope } from "./wallet-scope.tsx";

type AsCoordinatorProps = {
  /** Shown until a wallet is connected. */
  readonly fallback: ReactNode;
  readonly children: (facilityId: number | null) => ReactNode;
};

/** Tells what is inside for which facility the connected account coordinates; null when for none. */
export function AsCoordinator({ fallback, children }: AsCoordinatorProps) {
  return (
    <WalletScope fallback={fallback}>
      <Connected fallback={fallback}>{children}</Connected>
    </WalletScope>
  );
}

function Connected({ fallback, children }: AsCoordinatorProps) {
  const { address } = useConnection();
  const facilityId = useOwnFacility();
  if (address === undefined) return fallback;
  if (facilityId === undefined) return <Loading lines={2} />;
  return children(facilityId);
}
