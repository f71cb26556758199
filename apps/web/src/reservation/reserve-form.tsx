import { type PriorityName, quote, type SlotSeconds } from "@medequipshare/domain";
import type { UnitTerms } from "@medequipshare/protocol";
import { lazy, Suspense, useState } from "react";
import { useSignIn } from "../signing/sign-in-provider.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { Loading } from "../ui/loading.tsx";
import { approvalMessages } from "./approval-messages.ts";
import { canWait } from "./can-wait.ts";
import { checkChoice } from "./check-choice.ts";
import { JoinOffer } from "./join-offer.tsx";
import type { Occupied, Taken } from "./lay-out-days.ts";
import { reservationMessages } from "./messages.ts";
import { MomentPicker } from "./moment-picker.tsx";
import { PriorityChoice } from "./priority-choice.tsx";
import { QuoteTable } from "./quote-table.tsx";
import type { Series } from "./series.ts";
import { SeriesChoice } from "./series-choice.tsx";

const ReserveButton = lazy(async () => ({ default: (await import("./reserve-button.tsx")).ReserveButton }));

type ReserveFormProps = {
  readonly unitId: number;
  readonly ownerId: number;
  readonly productCode: string;
  readonly slotSeconds: SlotSeconds;
  readonly terms: UnitTerms;
  readonly now: number;
  readonly busy: readonly Taken[];
  /** Lapsed holds to sweep on the way. */
  readonly stale: readonly bigint[];
  readonly choice: Occupied;
  readonly onChoice: (choice: Occupied) => void;
  readonly nameOf: (facilityId: number) => string;
};

/** Interval and priority, what it costs, and the act itself signed by the visitor's wallet. */
export function ReserveForm(props: ReserveFormProps) {
  const { slotSeconds, terms, now, busy, choice, onChoice } = props;
  const [priority, setPriority] = useState<PriorityName>(terms.priorities[0] ?? "elective");
  const [series, setSeries] = useState<Series>();
  const problem = checkChoice({ choice, terms, slotSeconds, now, busy });
  const mayWait = canWait({ choice, terms, slotSeconds, now, busy });
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
      <PriorityChoice priority={priority} accepted={terms.priorities} onChange={setPriority} />
      {!terms.approvalNeeded && (
        <SeriesChoice series={series} length={choice.endsAt - choice.startsAt} onChange={setSeries} />
      )}
      <QuoteTable quote={price} turnaroundSeconds={terms.turnaroundSlots * slotSeconds} />
      {series !== undefined && (
        <p className="mb-3 font-medium">
          {approvalMessages.seriesTotal(series.count, formatMoney(price.escrow * BigInt(series.count)))}
        </p>
      )}
      {terms.approvalNeeded && (
        <p className="mb-3 border-l-4 border-loan bg-loan-soft px-3 py-2">
          <strong className="font-semibold">{approvalMessages.needed}.</strong> {approvalMessages.neededHint}
        </p>
      )}
      <p
        role="status"
        className={problem === undefined ? "" : "mb-3 border-l-4 border-wait bg-wait-soft px-3 py-2"}
      >
        {problem}
      </p>
      <Act {...props} {...{ priority, series }} escrow={price.escrow} disabled={problem !== undefined} />
      {mayWait && (
        <JoinOffer
          wish={{ unitId: props.unitId, ...choice, priority }}
          productCode={props.productCode}
          escrow={price.escrow}
          nameOf={props.nameOf}
        />
      )}
    </div>
  );
}

type ActProps = ReserveFormProps & {
  readonly priority: PriorityName;
  readonly series: Series | undefined;
  readonly escrow: bigint;
  readonly disabled: boolean;
};

function Act(props: ActProps) {
  const { unitId, terms, busy, stale, choice, priority, series, escrow, disabled, nameOf } = props;
  const { wanted, openDialog } = useSignIn();
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
        approvalNeeded={terms.approvalNeeded}
        taken={busy}
        {...{ escrow, series, nameOf }}
        ownerId={props.ownerId}
        disabled={disabled}
        fallback={connect}
      />
    </Suspense>
  );
}
