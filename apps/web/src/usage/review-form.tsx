import type { BreakGlassView } from "@medequipshare/protocol";
import { reviewBreakGlass } from "@medequipshare/sdk";
import { useState } from "react";
import { ActButton } from "../signing/act-button.tsx";
import { useStoreReport } from "../signing/use-store-report.ts";
import { FileField } from "../ui/file-field.tsx";
import { usageMessages } from "./messages.ts";

type ReviewFormProps = {
  readonly opening: BreakGlassView;
  /** Whose lead or auditor reviews it; it can always read the report. */
  readonly facilityId: number;
  readonly mayJustify: boolean;
  readonly nameOf: (facilityId: number) => string;
};

/** Finds an opening justified or not, with a report that only those named can read. */
export function ReviewForm({ opening, facilityId, mayJustify, nameOf }: ReviewFormProps) {
  const { unitId, lock, sequence, ownerId, holderId, borrowerId } = opening;
  const others = [...new Set([ownerId, holderId, borrowerId ?? ownerId])].filter((id) => id !== facilityId);
  const [file, setFile] = useState<File>();
  const [recipients, setRecipients] = useState<readonly number[]>(others);
  const store = useStoreReport();
  const review = (justified: boolean) => (
    <div>
      <ActButton
        plain={!justified}
        disabled={file === undefined}
        changes={[["unit", unitId], ["units"]]}
        act={async (network) => {
          if (file === undefined) throw new TypeError("there is no report");
          const documentHash = await store({ file, recipients });
          return reviewBreakGlass(network, { unitId, lock, sequence, justified, documentHash });
        }}
      >
        {justified ? usageMessages.findJustified : usageMessages.findNotJustified}
      </ActButton>
    </div>
  );
  return (
    <div className="grid gap-3">
      <FileField label={usageMessages.report} hint={usageMessages.reportHint} onFile={setFile} />
      {others.length > 0 && (
        <fieldset>
          <legend className="text-sm text-quiet">{usageMessages.recipients}</legend>
          {others.map((id) => (
            <label key={id} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                className="size-5 accent-accent"
                checked={recipients.includes(id)}
                onChange={({ target }) =>
                  setRecipients(
                    target.checked ? [...recipients, id] : recipients.filter((each) => each !== id),
                  )
                }
              />
              {nameOf(id)}
            </label>
          ))}
          <p className="text-sm text-quiet">{usageMessages.recipientsHint}</p>
        </fieldset>
      )}
      <p className="text-sm text-quiet">{usageMessages.reviewLead}</p>
      {mayJustify && review(true)}
      {!mayJustify && <p>{usageMessages.onlyNotJustified}</p>}
      {review(false)}
    </div>
  );
}
