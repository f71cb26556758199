import { cancellationBy } from "@medequipshare/domain";
import type { ReservationDetail } from "@medequipshare/protocol";
import { cancelReservation } from "@medequipshare/sdk";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { confirmFacts } from "./confirm-facts.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { ConsequenceTable } from "./consequence-table.tsx";
import { SignButton } from "./sign-button.tsx";
import { useUnitLabel } from "./use-unit-label.ts";

/** How long reading, signing and inclusion may take together, with a clock that runs late. */
const SIGNING_SECONDS = 300;

type CancelFormProps = {
  readonly reservation: ReservationDetail;
  /** For whom the visitor coordinates: the borrower or the owner. */
  readonly facilityId: number;
  readonly now: number;
  readonly nameOf: (facilityId: number) => string;
};

/** Cancels what was not picked up, with what that costs the borrower said first. */
export function CancelForm({ reservation, facilityId, now, nameOf }: CancelFormProps) {
  const { reservationId, borrowerId, unitId } = reservation;
  const unit = useUnitLabel(unitId);
  // The chain judges when the act arrives; what is shown is never less than what is taken then.
  const { fee, refund } = cancellationBy(reservation, facilityId, now + SIGNING_SECONDS);
  const amounts = [
    [confirmMessages.fee, fee],
    [confirmMessages.refund, refund],
  ] as const;
  return (
    <div>
      <p className="text-sm text-quiet">{explain(reservation, facilityId, now + SIGNING_SECONDS)}</p>
      <ConsequenceTable rows={amounts} />
      <SignButton
        plain
        {...{ reservationId }}
        act={(network) => cancelReservation(network, { reservationId })}
        confirmation={{
          title: confirmMessages.cancelTitle,
          facts: confirmFacts({ ...reservation, unit }, nameOf(borrowerId), amounts),
          sign: confirmMessages.cancelSign(formatMoney(fee)),
        }}
      >
        {confirmMessages.cancelButton(formatMoney(fee))}
      </SignButton>
    </div>
  );
}

function explain({ ownerId, endsAt, freeUntil }: ReservationDetail, facilityId: number, now: number): string {
  if (now >= endsAt) return confirmMessages.abandoned;
  if (facilityId === ownerId) return confirmMessages.ownerCancels;
  return now <= freeUntil
    ? confirmMessages.freeUntil(formatMoment(freeUntil - SIGNING_SECONDS))
    : confirmMessages.noLongerFree;
}
