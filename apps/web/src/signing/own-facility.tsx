import { useEffect } from "react";
import { AsCoordinator } from "./as-coordinator.tsx";

type OwnFacilityProps = { readonly onKnown: (facilityId: number) => void };

/** Shows nothing; tells for which facility the connected account coordinates, once that is known. */
export function OwnFacility({ onKnown }: OwnFacilityProps) {
  return (
    <AsCoordinator fallback={null}>
      {(facilityId) => <Tell facilityId={facilityId} onKnown={onKnown} />}
    </AsCoordinator>
  );
}

function Tell({ facilityId, onKnown }: OwnFacilityProps & { readonly facilityId: number | null }) {
  useEffect(() => {
    if (facilityId !== null) onKnown(facilityId);
  }, [facilityId, onKnown]);
  return null;
}
