import type { ReservationDetail } from "@medequipshare/protocol";
import type { ReactNode } from "react";
import { Empty } from "../ui/empty.tsx";
import { formatDuration, formatMoment } from "../ui/format-time.ts";
import { custodyMessages } from "./messages.ts";

type LoanCourseProps = {
  readonly loan: ReservationDetail["loan"];
  readonly nameOf: (facilityId: number) => string;
};

/** A loan from hand to hand, in order of time. */
export function LoanCourse({ loan, nameOf }: LoanCourseProps) {
  if (loan === null || loan.handovers.length === 0) return <Empty>{custodyMessages.notStarted}</Empty>;
  return (
    <ol className="ml-2 border-l-2 border-edge">
      {loan.handovers.map((handover) => (
        <Step
          key={handover.handoverHash}
          title={custodyMessages.handover(nameOf(handover.releaserId), nameOf(handover.receiverId))}
        >
          {formatMoment(handover.signedAt)}. {custodyMessages.signedBoth},{" "}
          {custodyMessages.counter(formatDuration(Number(handover.runSeconds)))}.
        </Step>
      ))}
      {loan.inspected && <Step title={custodyMessages.inspected} />}
      {loan.grants.map(({ lockNonce, grantedAt }) => (
        <Step key={lockNonce} title={custodyMessages.granted}>
          {formatMoment(grantedAt)}, {custodyMessages.grantedHow}
        </Step>
      ))}
      {loan.returnedAt !== null && (
        <Step title={custodyMessages.returned}>{formatMoment(loan.returnedAt)}</Step>
      )}
    </ol>
  );
}

function Step({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <li className="relative pb-5 pl-6 before:absolute before:top-1.5 before:-left-[0.4375rem] before:size-3 before:rounded-full before:border-2 before:border-accent before:bg-paper">
      <p className="font-medium">{title}</p>
      <p className="text-sm text-quiet">{children}</p>
    </li>
  );
}
