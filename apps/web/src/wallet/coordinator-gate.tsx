import { lazy, type ReactNode, Suspense } from "react";
import { Loading } from "../ui/loading.tsx";
import { useWallet } from "./wallet-provider.tsx";

const AsCoordinator = lazy(async () => ({ default: (await import("./as-coordinator.tsx")).AsCoordinator }));

type CoordinatorGateProps = {
  /** On the button that connects a wallet. */
  readonly connect: string;
  /** Of the facility for which the connected account coordinates; null when for none. */
  readonly children: (facilityId: number | null) => ReactNode;
};

/** Shows what depends on the visitor's facility, or a way to connect a wallet first. */
export function CoordinatorGate({ connect, children }: CoordinatorGateProps) {
  const { wanted, openDialog } = useWallet();
  const button = (
    <button type="button" className="action plain" onClick={openDialog}>
      {connect}
    </button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={<Loading lines={3} />}>
      <AsCoordinator fallback={button}>{children}</AsCoordinator>
    </Suspense>
  );
}
