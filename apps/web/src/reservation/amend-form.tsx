import type { SlotSeconds } from "@medequipshare/domain";
import type { AmendmentQuote, ReservationDetail } from "@medequipshare/protocol";
import { amendReservation } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNode } from "../http/node-provider.tsx";
import { Problem } from "../ui/problem.tsx";
import { changeMessages } from "./change-messages.ts";
import { confirmFacts } from "./confirm-facts.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { ConsequenceTable } from "./consequence-table.tsx";
import { MomentPicker } from "./moment-picker.tsx";
import { amendmentQuery } from "./queries.ts";
import { SignButton } from "./sign-button.tsx";
import { useUnitLabel } from "./use-unit-label.ts";

type AmendFormProps = {
  readonly reservation: ReservationDetail;
  readonly slotSeconds: SlotSeconds;
  readonly now: number;
  readonly nameOf: (facilityId: number) => string;
};

/** Another start and end for the borrower's reservation, and what that costs before it is signed. */
export function AmendForm({ reservation, slotSeconds, now, nameOf }: AmendFormProps) {
  const { reservationId, state, ownerId, borrowerId, priority } = reservation;
  const { startsAt, endsAt } = reservation;
  const unit = useUnitLabel(reservation.unitId);
  const [to, setTo] = useState({ startsAt, endsAt });
  const isSame = to.startsAt === startsAt && to.endsAt === endsAt;
  const quote = useQuery({
    ...amendmentQuery(useNode(), reservationId, to),
    enabled: !isSame && to.endsAt > to.startsAt,
  });
  const costs = quote.data === undefined ? [] : costsOf(quote.data, nameOf(ownerId));
  const picker = { slotSeconds, earliest: Math.min(now, startsAt) };
  return (
    <div>
      {state === "on-loan" ? (
        <p className="text-sm text-quiet">{changeMessages.startStays}</p>
      ) : (
        <MomentPicker
          {...picker}
          label={changeMessages.startsAt}
          value={to.startsAt}
          onChange={(start) => setTo({ startsAt: start, endsAt: to.endsAt + start - to.startsAt })}
        />
      )}
      <MomentPicker
        {...picker}
        label={changeMessages.endsAt}
        value={to.endsAt}
        onChange={(end) => setTo({ ...to, endsAt: end })}
      />
      {quote.isError && <Problem error={quote.error} />}
      {quote.data !== undefined && !isSame && <ConsequenceTable rows={costs} />}
      <div className="mt-4">
        <SignButton
          reservationId={reservationId}
          disabled={isSame || quote.data === undefined}
          act={(network) => amendReservation(network, { reservationId, ...to })}
          confirmation={{
            title: confirmMessages.amendTitle,
            facts: confirmFacts({ ...to, unit, priority }, nameOf(borrowerId), costs),
            sign: confirmMessages.amendSign,
          }}
        >
          {changeMessages.sign}
        </SignButton>
      </div>
    </div>
  );
}

function costsOf(
  { escrowBefore, escrow, toOwner, givenBack, taken }: AmendmentQuote,
  owner: string,
): readonly (readonly [string, bigint])[] {
  return [
    [changeMessages.escrowNow, escrowBefore],
    [changeMessages.escrowThen, escrow],
    [changeMessages.lateFee(owner), toOwner],
    givenBack > 0n ? [changeMessages.givenBack, givenBack] : [changeMessages.taken, taken],
  ];
}
