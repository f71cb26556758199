import type { ReactNode } from "react";
import { Loading } from "../ui/loading.tsx";
import { SignerScope } from "./signer-scope.tsx";
import { useOwnFacility } from "./use-own-facility.ts";

type AsCoordinatorProps = {
  /** Shown until somebody has signed in. */
  readonly fallback: ReactNode;
  readonly children: (facilityId: number | null) => ReactNode;
};

/** Tells what is inside for which facility the visitor coordinates; null when for none. */
export function AsCoordinator({ fallback, children }: AsCoordinatorProps) {
  return (
    <SignerScope fallback={fallback}>
      <SignedIn>{children}</SignedIn>
    </SignerScope>
  );
}

function SignedIn({ children }: Pick<AsCoordinatorProps, "children">) {
  const facilityId = useOwnFacility();
  if (facilityId === undefined) return <Loading lines={2} />;
  return children(facilityId);
}
