import { overrideReasonTexts, parseOverrideReason } from "@medequipshare/domain";
import type { Override, ReservationDetail } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { queueMessages } from "./queue-messages.ts";

type DisplacementFactsProps = {
  readonly reservation: Pick<ReservationDetail, "reservationId" | "escrow">;
  readonly override: Override;
  /** Unix seconds. */
  readonly now: number;
};

/** Who displaced whom by an emergency, why, what was paid for it, and whether a first call is left. */
export function DisplacementFacts({ reservation, override, now }: DisplacementFactsProps) {
  const { displacedId, reservationId, compensation, state } = override;
  const isDisplaced = reservation.reservationId === displacedId;
  const displaced = override.displacedFacilityName ?? String(override.displacedFacilityId);
  const overrider = override.overriderName ?? String(override.overriderId);
  const made = formatMoment(override.madeAt);
  return (
    <div className="grid gap-2 tabular-nums">
      <h3 className="text-lg">
        {isDisplaced ? queueMessages.displacedBy(overrider, made) : queueMessages.displacing(displaced, made)}
      </h3>
      <p>{overrideReasonTexts[parseOverrideReason(override.reason)]}</p>
      <table className="listing">
        <tbody>
          {isDisplaced && <Paid what={queueMessages.refunded} amount={reservation.escrow} />}
          <Paid what={queueMessages.compensated(displaced)} amount={compensation} />
        </tbody>
      </table>
      <p className="font-medium">{firstCallOf(override, displaced, now)}</p>
      <p className="text-quiet">{queueMessages.reviewStates[state]}</p>
      <p>
        <Link
          className="textlink"
          to="/reservations/$reservationId"
          params={{ reservationId: String(isDisplaced ? reservationId : displacedId) }}
        >
          {isDisplaced ? queueMessages.emergencyOwn : queueMessages.displacedOne}
        </Link>
      </p>
    </div>
  );
}

function Paid({ what, amount }: { what: string; amount: bigint }) {
  return (
    <tr>
      <td className="!py-1.5">{what}</td>
      <td className="!py-1.5 !pr-0 text-right">{formatMoney(amount)}</td>
    </tr>
  );
}

function firstCallOf({ firstCallEntryId, firstCallUntil }: Override, name: string, now: number): string {
  if (firstCallEntryId !== null) return queueMessages.firstCallUsed(name);
  const until = formatMoment(firstCallUntil);
  return now > firstCallUntil
    ? queueMessages.firstCallLapsed(name, until)
    : queueMessages.firstCallUntil(name, until);
}
