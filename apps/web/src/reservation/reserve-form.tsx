import { type PriorityName, quote, type SlotSeconds } from "@medequipshare/domain";
import type { UnitTerms } from "@medequipshare/protocol";
import { lazy, Suspense, useState } from "react";
import { Loading } from "../ui/loading.tsx";
import { useWallet } from "../wallet/wallet-provider.tsx";
import { checkChoice } from "./check-choice.ts";
import type { Occupied } from "./lay-out-days.ts";
import { reservationMessages } from "./messages.ts";
import { MomentPicker } from "./moment-picker.tsx";
import { QuoteTable } from "./quote-table.tsx";

const ReserveButton = lazy(async () => ({ default: (await import("./reserve-button.tsx")).ReserveButton }));

type ReserveFormProps = {
  readonly unitId: number;
  readonly slotSeconds: SlotSeconds;
  readonly terms: UnitTerms;
  readonly now: number;
  readonly busy: readonly Occupied[];
  /** Lapsed holds to sweep on the way. */
  readonly stale: readonly bigint[];
  readonly choice: Occupied;
  readonly onChoice: (choice: Occupied) => void;
};

/** Interval and priority, what it costs, and the act itself signed by the visitor's wallet. */
export function ReserveForm(props: ReserveFormProps) {
  const { slotSeconds, terms, now, busy, choice, onChoice } = props;
  const [priority, setPriority] = useState<PriorityName>("elective");
  const problem = checkChoice({ choice, terms, slotSeconds, now, busy });
  const price = quote(terms, choice, slotSeconds);
  const picker = { earliest: now, slotSeconds };
  return (
    <div>
      <p className="mb-4 text-sm text-quiet">{reservationMessages.reserveLead}</p>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
        <MomentPicker
          {...picker}
          label={reservationMessages.startsAt}
          value={choice.startsAt}
          onChange={(startsAt) => onChoice({ startsAt, endsAt: choice.endsAt + startsAt - choice.startsAt })}
        />
        <MomentPicker
          {...picker}
          label={reservationMessages.endsAt}
          value={choice.endsAt}
          onChange={(endsAt) => onChoice({ startsAt: choice.startsAt, endsAt })}
        />
      </div>
      <PriorityChoice priority={priority} onChange={setPriority} />
      <QuoteTable quote={price} turnaroundSeconds={terms.turnaroundSlots * slotSeconds} />
      <p
        role="status"
        className={problem === undefined ? "" : "mb-3 border-l-4 border-wait bg-wait-soft px-3 py-2"}
      >
        {problem}
      </p>
      <Act {...props} priority={priority} escrow={price.escrow} disabled={problem !== undefined} />
    </div>
  );
}

type ActProps = ReserveFormProps & {
  readonly priority: PriorityName;
  readonly escrow: bigint;
  readonly disabled: boolean;
};

function Act({ unitId, stale, choice, priority, escrow, disabled }: ActProps) {
  const { wanted, openDialog } = useWallet();
  const connect = (
    <button type="button" className="action w-full" onClick={openDialog}>
      {reservationMessages.connectFirst}
    </button>
  );
  if (!wanted) return connect;
  return (
    <Suspense fallback={<Loading lines={1} />}>
      <ReserveButton
        request={{ unitId, ...choice, priority, stale }}
        escrow={escrow}
        disabled={disabled}
        fallback={connect}
      />
    </Suspense>
  );
}

const priorities: readonly PriorityName[] = ["elective", "urgent", "emergency"];

function PriorityChoice({
  priority,
  onChange,
}: {
  priority: PriorityName;
  onChange: (next: PriorityName) => void;
}) {
  return (
    <fieldset className="mt-4">
      <legend className="text-sm text-quiet">{reservationMessages.priority}</legend>
      <div className="flex flex-wrap gap-x-5">
        {priorities.map((name) => (
          <label key={name} className="flex min-h-11 items-center gap-2">
            <input
              type="radio"
              name="priority"
              className="size-5 accent-accent"
              checked={name === priority}
              onChange={() => onChange(name)}
            />
            {reservationMessages.priorities[name]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
