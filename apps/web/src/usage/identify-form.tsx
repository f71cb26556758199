import {
  type BreakGlassReasonName,
  breakGlassReasonNames,
  breakGlassReasonTexts,
  parseBreakGlassReason,
} from "@medequipshare/domain";
import type { BreakGlassView } from "@medequipshare/protocol";
import { hashReason, identifyBreakGlass, reasonSalt } from "@medequipshare/sdk";
import { useId, useState } from "react";
import { ChoiceField } from "../ui/choice-field.tsx";
import { ActButton } from "../wallet/act-button.tsx";
import { usageMessages } from "./messages.ts";

const reasons = breakGlassReasonNames.map((value) => ({ value, label: breakGlassReasonTexts[value] }));

/** Says that the visitor opened a lock without a grant, and why. */
export function IdentifyForm({ opening }: { opening: BreakGlassView }) {
  const { unitId, lock, sequence } = opening;
  const [reason, setReason] = useState<BreakGlassReasonName>("urgent-need");
  const [words, setWords] = useState("");
  const [salt] = useState(reasonSalt);
  const id = useId();
  const text = words.trim() === "" ? breakGlassReasonTexts[reason] : words.trim();
  const reasonHash = hashReason({ text, salt });
  return (
    <div className="grid gap-3">
      <p className="text-sm text-quiet">{usageMessages.identifyLead}</p>
      <ChoiceField
        label={usageMessages.reasonListed}
        value={reason}
        choices={reasons}
        onChange={(value) => setReason(parseBreakGlassReason(value))}
      />
      <div>
        <label htmlFor={id} className="text-sm text-quiet">
          {usageMessages.words}
        </label>
        <input
          id={id}
          className="field"
          value={words}
          maxLength={500}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setWords(target.value)}
        />
        <p id={`${id}-hint`} className="mt-1 text-sm text-quiet">
          {usageMessages.wordsHint}
        </p>
        <p className="font-mono text-sm break-all text-quiet">{usageMessages.salt(salt)}</p>
      </div>
      <div>
        <ActButton
          changes={[["unit", unitId], ["units"]]}
          act={(network) => identifyBreakGlass(network, { unitId, lock, sequence, reason, reasonHash })}
        >
          {usageMessages.identify}
        </ActButton>
      </div>
    </div>
  );
}
