import { lazy, type ReactNode, Suspense } from "react";
import { Loading } from "../ui/loading.tsx";
import { useSignIn } from "./sign-in-provider.tsx";

const AsCoordinator = lazy(async () => ({ default: (await import("./as-coordinator.tsx")).AsCoordinator }));

type CoordinatorGateProps = {
  /** On the button that signs in. */
  readonly connect: string;
  /** Of the facility for which the visitor coordinates; null when for none. */
  readonly children: (facilityId: number | null) => ReactNode;
};

/** Shows what depends on the visitor's facility, or a way to sign in first. */
export function CoordinatorGate({ connect, children }: CoordinatorGateProps) {
  const { wanted, openDialog } = useSignIn();
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
