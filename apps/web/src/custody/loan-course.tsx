import type { ReservationDetail } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { Empty } from "../ui/empty.tsx";
import { formatDuration, formatMoment } from "../ui/format-time.ts";
import { type LoanStep, loanSteps } from "./loan-steps.ts";
import { custodyMessages } from "./messages.ts";

type NameOf = (facilityId: number) => string;
type LoanCourseProps = {
  readonly loan: ReservationDetail["loan"];
  readonly borrowerId: number;
  readonly nameOf: NameOf;
};

/** A loan from hand to hand, in order of time. */
export function LoanCourse({ loan, borrowerId, nameOf }: LoanCourseProps) {
  if (loan === null || loan.handovers.length === 0) return <Empty>{custodyMessages.notStarted}</Empty>;
  return (
    <ol className="ml-2 border-l-2 border-edge">
      {loanSteps(loan, borrowerId).map((step) => {
        const [title, detail] = describeStep(step, nameOf);
        return (
          <li
            key={`${step.kind}-${step.at}-${title}`}
            className="relative pb-5 pl-6 before:absolute before:top-1.5 before:-left-[0.4375rem] before:size-3 before:rounded-full before:border-2 before:border-accent before:bg-paper"
          >
            <p className="font-medium">{title}</p>
            <p className="text-sm text-quiet">{detail}</p>
            {step.kind === "handover" && <OtherLoan {...step} />}
          </li>
        );
      })}
    </ol>
  );
}

/** The loan that a unit came from or went on to without the way home. */
function OtherLoan({ receivedFrom, handedOnTo }: Extract<LoanStep, { readonly kind: "handover" }>) {
  const other = handedOnTo ?? receivedFrom;
  if (other === undefined) return null;
  return (
    <p className="text-sm">
      <Link className="textlink" to="/reservations/$reservationId" params={{ reservationId: String(other) }}>
        {handedOnTo === undefined ? custodyMessages.loanBefore(other) : custodyMessages.nextLoan(other)}
      </Link>
    </p>
  );
}

function describeStep(step: LoanStep, nameOf: NameOf): readonly [string, string] {
  switch (step.kind) {
    case "handover": {
      const { handedOnTo, receivedFrom, handover } = step;
      const [from, to] = [nameOf(handover.releaserId), nameOf(handover.receiverId)];
      const counter = custodyMessages.counter(formatDuration(Number(handover.runSeconds)));
      const told = (signed: string) => `${formatMoment(step.at)}. ${signed}, ${counter}.`;
      if (handedOnTo !== undefined)
        return [custodyMessages.handedOn(from, to), told(custodyMessages.signedAll)];
      if (receivedFrom !== undefined)
        return [custodyMessages.receivedFrom(from, to), told(custodyMessages.signedAll)];
      return [custodyMessages.handover(from, to), told(custodyMessages.signedBoth)];
    }
    case "granted":
      return [custodyMessages.granted, `${formatMoment(step.at)}, ${custodyMessages.grantedHow}.`];
    case "returned":
      return [custodyMessages.returned, formatMoment(step.at)];
    case "inspected":
      return [custodyMessages.inspected, ""];
  }
}
