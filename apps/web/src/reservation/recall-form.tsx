import {
  earliestRecallEnd,
  recallReasonNames,
  recallReasonTexts,
  type SlotSeconds,
} from "@medequipshare/domain";
import type { ReservationDetail } from "@medequipshare/protocol";
import { recallReservation } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNode } from "../http/node-provider.tsx";
import { ReasonFields } from "../signing/reason-fields.tsx";
import { useReason } from "../signing/use-reason.ts";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { Problem } from "../ui/problem.tsx";
import { changeMessages } from "./change-messages.ts";
import { confirmFacts } from "./confirm-facts.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { ConsequenceTable } from "./consequence-table.tsx";
import { MomentPicker } from "./moment-picker.tsx";
import { amendmentQuery } from "./queries.ts";
import { SignButton } from "./sign-button.tsx";
import { useUnitLabel } from "./use-unit-label.ts";

type RecallFormProps = {
  readonly reservation: ReservationDetail;
  readonly slotSeconds: SlotSeconds;
  readonly now: number;
  readonly nameOf: (facilityId: number) => string;
};

/** An earlier end for a loan of the owner's unit, with its cost and its reason. */
export function RecallForm({ reservation, slotSeconds, now, nameOf }: RecallFormProps) {
  const { reservationId, ownerId, startsAt, priority } = reservation;
  const earliest = earliestRecallEnd(now, slotSeconds);
  const [endsAt, setEndsAt] = useState(earliest);
  const unit = useUnitLabel(reservation.unitId);
  const reason = useReason(recallReasonTexts, "own-need");
  const isPossible = endsAt >= earliest && endsAt < reservation.endsAt;
  const quote = useQuery({
    ...amendmentQuery(useNode(), reservationId, { startsAt, endsAt }),
    enabled: isPossible,
  });
  const recall = quote.data?.recall ?? undefined;
  const costs = [
    [changeMessages.compensation, recall?.toBorrower ?? 0n],
    [changeMessages.refund, recall?.refund ?? 0n],
  ] as const;
  return (
    <div className="grid gap-4">
      <p className="text-sm text-quiet">{changeMessages.recallLead(formatMoment(earliest))}</p>
      <MomentPicker
        label={changeMessages.endsAt}
        value={endsAt}
        {...{ earliest, slotSeconds }}
        onChange={setEndsAt}
      />
      <ReasonFields reason={reason} names={recallReasonNames} />
      {quote.isError && <Problem error={quote.error} />}
      {recall !== undefined && <ConsequenceTable rows={costs} />}
      <SignButton
        reservationId={reservationId}
        disabled={!isPossible || recall === undefined}
        act={(network) =>
          recallReservation(network, {
            reservationId,
            endsAt,
            reason: reason.name,
            reasonHash: reason.hash,
          })
        }
        confirmation={{
          title: confirmMessages.recallTitle,
          facts: confirmFacts({ unit, startsAt, endsAt, priority }, nameOf(ownerId), costs),
          sign: confirmMessages.recallSign(formatMoney(recall?.toBorrower ?? 0n)),
        }}
      >
        {changeMessages.recallSign(formatMoney(recall?.toBorrower ?? 0n))}
      </SignButton>
    </div>
  );
}
