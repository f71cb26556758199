import type { SeriesOccurrence } from "@medequipshare/sdk";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatMoment } from "../ui/format-time.ts";
import { Icon } from "../ui/icon.tsx";
import { approvalMessages } from "./approval-messages.ts";
import type { Taken } from "./lay-out-days.ts";
import { reservationMessages } from "./messages.ts";
import { rivalOf } from "./series.ts";
import type { Reserved } from "./use-reserve.ts";

type ReserveOutcomeProps = {
  readonly reserved: Reserved;
  readonly approvalNeeded: boolean;
  readonly taken: readonly Taken[];
};

/** What came of an act: where the reservation is, or what was made of a series and what was not, and why. */
export function ReserveOutcome({ reserved, approvalNeeded, taken }: ReserveOutcomeProps) {
  if (reserved.kind === "series") {
    return <Occurrences occurrences={reserved.occurrences} taken={taken} />;
  }
  const isHold = reserved.kind === "hold";
  const until = isHold ? formatMoment(reserved.heldUntil) : "";
  const heldFor = approvalNeeded ? approvalMessages.asked(until) : approvalMessages.heldFor(until);
  return (
    <Done>
      {isHold ? heldFor : reservationMessages.done}{" "}
      <SeeReservation reservationId={reserved.reservationId}>
        {isHold ? approvalMessages.seeHold : reservationMessages.seeReservation}
      </SeeReservation>
    </Done>
  );
}

function Occurrences({
  occurrences,
  taken,
}: {
  occurrences: readonly SeriesOccurrence[];
  taken: readonly Taken[];
}) {
  const made = occurrences.filter(({ reservationId }) => reservationId !== null).length;
  return (
    <>
      <Done>{approvalMessages.seriesDone(made, occurrences.length)}</Done>
      <div className="scrolling">
        <table className="listing mt-2">
          <thead>
            <tr>
              <th scope="col">{approvalMessages.occurrence}</th>
              <th scope="col">{approvalMessages.result}</th>
            </tr>
          </thead>
          <tbody>
            {occurrences.map((occurrence) => (
              <tr key={occurrence.startsAt}>
                <td className="!py-1.5">{formatMoment(occurrence.startsAt)}</td>
                <td className="!py-1.5">
                  {occurrence.reservationId === null ? (
                    whySkipped(occurrence, taken)
                  ) : (
                    <SeeReservation reservationId={occurrence.reservationId}>
                      {approvalMessages.made}
                    </SeeReservation>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function whySkipped(occurrence: SeriesOccurrence, taken: readonly Taken[]): string {
  const rival = rivalOf(occurrence, taken);
  if (rival === undefined) return approvalMessages.skipped;
  const [from, until] = [formatMoment(rival.startsAt), formatMoment(rival.endsAt)];
  return rival.isMaintenance
    ? approvalMessages.skippedForMaintenance(from, until)
    : approvalMessages.skippedFor(from, until);
}

function Done({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mt-2 flex items-start gap-2 bg-go-soft px-3 py-2 font-medium text-go">
      <Icon name="go" />
      <span>{children}</span>
    </p>
  );
}

function SeeReservation({ reservationId, children }: { reservationId: bigint; children: ReactNode }) {
  return (
    <Link
      className="textlink"
      to="/reservations/$reservationId"
      params={{ reservationId: String(reservationId) }}
    >
      {children}
    </Link>
  );
}
