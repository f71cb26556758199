import { breakGlassReasonNames, breakGlassReasonTexts } from "@medequipshare/domain";
import type { BreakGlassView } from "@medequipshare/protocol";
import { identifyBreakGlass } from "@medequipshare/sdk";
import { ActButton } from "../signing/act-button.tsx";
import { ReasonFields } from "../signing/reason-fields.tsx";
import { useReason } from "../signing/use-reason.ts";
import { usageMessages } from "./messages.ts";

/** Says that the visitor opened a lock without a grant, and why. */
export function IdentifyForm({ opening }: { opening: BreakGlassView }) {
  const { unitId, lock, sequence } = opening;
  const reason = useReason(breakGlassReasonTexts, "urgent-need");
  const said = { unitId, lock, sequence, reason: reason.name, reasonHash: reason.hash };
  return (
    <div className="grid gap-3">
      <p className="text-sm text-quiet">{usageMessages.identifyLead}</p>
      <ReasonFields reason={reason} names={breakGlassReasonNames} />
      <div>
        <ActButton
          changes={[["unit", unitId], ["units"]]}
          act={(network) => identifyBreakGlass(network, said)}
        >
          {usageMessages.identify}
        </ActButton>
      </div>
    </div>
  );
}
