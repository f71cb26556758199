import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { equipmentMessages } from "./equipment/messages.ts";
import { unitQuery } from "./equipment/queries.ts";
import { unitName } from "./equipment/unit-name.ts";
import { useNode } from "./http/node-provider.tsx";
import { maintenanceMessages } from "./maintenance/messages.ts";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { Loading } from "./ui/loading.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

const OpenWork = lazy(async () => ({ default: (await import("./maintenance/open-work.tsx")).OpenWork }));

/** Finance officers approve quotes; engineers accept what is done. */
export function WorkUnderWay() {
  const { wanted, openDialog } = useSignIn();
  const nameOf = useFacilityNames();
  const connect = (
    <button type="button" className="action plain" onClick={openDialog}>
      {maintenanceMessages.connect}
    </button>
  );
  return (
    <Section title={maintenanceMessages.work}>
      {wanted ? (
        <Suspense fallback={<Loading lines={2} />}>
          <OpenWork
            nameOf={nameOf}
            unitNameOf={(unitId) => <UnitName unitId={unitId} />}
            fallback={connect}
          />
        </Suspense>
      ) : (
        connect
      )}
    </Section>
  );
}

function UnitName({ unitId }: { unitId: number }) {
  const unit = useQuery(unitQuery(useNode(), unitId)).data;
  return unit === undefined ? equipmentMessages.unnamed(unitId) : unitName(unit);
}
