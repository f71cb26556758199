import type { PriorityName } from "@medequipshare/domain";
import { useId } from "react";
import { approvalMessages } from "./approval-messages.ts";
import { reservationMessages } from "./messages.ts";

const priorities: readonly PriorityName[] = ["elective", "urgent", "emergency"];

type PriorityChoiceProps = {
  readonly priority: PriorityName;
  /** Those for which the owner lends. */
  readonly accepted?: readonly PriorityName[];
  readonly onChange: (next: PriorityName) => void;
};

/** What a reservation is for; what the owner does not lend for cannot be chosen and says so. */
export function PriorityChoice({ priority, accepted = priorities, onChange }: PriorityChoiceProps) {
  const group = useId();
  return (
    <fieldset className="mt-4">
      <legend className="text-sm text-quiet">{reservationMessages.priority}</legend>
      <div className="flex flex-wrap gap-x-5">
        {priorities.map((name) => {
          const isAccepted = accepted.includes(name);
          return (
            <label
              key={name}
              className={`flex min-h-11 items-center gap-2 ${isAccepted ? "" : "text-quiet"}`}
            >
              <input
                type="radio"
                name={group}
                className="size-5 accent-accent"
                checked={name === priority}
                disabled={!isAccepted}
                onChange={() => onChange(name)}
              />
              <span>
                {reservationMessages.priorities[name]}
                {!isAccepted && <span className="text-sm"> ({approvalMessages.notLentFor})</span>}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
