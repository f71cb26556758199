import { hasRole } from "@medequipshare/domain";
import { releaseQuarantine } from "@medequipshare/sdk";
import { useState } from "react";
import { ActButton } from "../signing/act-button.tsx";
import { SignerScope } from "../signing/signer-scope.tsx";
import { useOwnStaff } from "../signing/use-own-staff.ts";
import { useStoreReport } from "../signing/use-store-report.ts";
import { FileField } from "../ui/file-field.tsx";
import { equipmentMessages } from "./messages.ts";

type ReleasePanelProps = { readonly unitId: number; readonly ownerId: number };

/** For an engineer of its owner: gives a unit back to lending, with the report of the inspection. Others see nothing. */
export function ReleasePanel(props: ReleasePanelProps) {
  return (
    <SignerScope fallback={null}>
      <ForEngineer {...props} />
    </SignerScope>
  );
}

function ForEngineer({ unitId, ownerId }: ReleasePanelProps) {
  const staff = useOwnStaff();
  const [report, setReport] = useState<File>();
  const store = useStoreReport();
  if (staff?.facilityId !== ownerId || !hasRole(staff.roles, "biomedical")) return null;
  return (
    <div className="mt-4 grid max-w-[60ch] gap-3">
      <FileField
        label={equipmentMessages.releaseReport}
        hint={equipmentMessages.releaseReportHint}
        onFile={setReport}
      />
      <div>
        <ActButton
          disabled={report === undefined}
          changes={[["unit", unitId], ["units"]]}
          act={async (network) => {
            if (report === undefined) throw new TypeError("there is no report");
            const document = await store({ file: report, recipients: [] });
            return releaseQuarantine(network, { unitId, document });
          }}
        >
          {equipmentMessages.release}
        </ActButton>
      </div>
    </div>
  );
}
