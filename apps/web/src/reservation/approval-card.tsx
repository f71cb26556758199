import type { Approval } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatMoney } from "../ui/format-money.ts";
import { formatDuration, formatMoment } from "../ui/format-time.ts";
import { approvalMessages } from "./approval-messages.ts";
import { HoldState } from "./hold-state.tsx";
import { reservationMessages } from "./messages.ts";

type ApprovalCardProps = {
  readonly request: Approval;
  /** Of whoever looks at it. */
  readonly facilityId: number;
  readonly now: number;
  /** What may be done about it. */
  readonly children: ReactNode;
};

/** A request for a unit that its owner approves: who, what, when, for how much, and until when it stands. */
export function ApprovalCard({ request, facilityId, now, children }: ApprovalCardProps) {
  const { unitId, startsAt, endsAt, priority, quote } = request;
  const owner = request.ownerName ?? "";
  const borrower = request.borrowerName ?? "";
  const isOwn = facilityId === request.ownerId;
  const name = request.unitName ?? request.typeName ?? request.productCode;
  return (
    <li className="grid gap-x-10 gap-y-4 border-b border-rule py-5 last:border-0 lg:grid-cols-[1.1fr_1fr]">
      <div>
        <h3 className="text-lg">
          <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unitId) }}>
            {approvalMessages.unit(name, request.serialNumber)}
          </Link>
        </h3>
        <p className="text-quiet">{isOwn ? approvalMessages.from(borrower) : approvalMessages.of(owner)}</p>
        <p className="mt-2 tabular-nums">
          {approvalMessages.interval(formatMoment(startsAt), formatMoment(endsAt))}
          <span className="text-quiet">
            {" "}
            · {formatDuration(endsAt - startsAt)} · {reservationMessages.priorities[priority]}
          </span>
        </p>
        <p className="tabular-nums text-quiet">
          {isOwn
            ? approvalMessages.earns(formatMoney(quote.price))
            : approvalMessages.costs(formatMoney(quote.escrow))}
        </p>
        <p className="mt-1">
          <Link
            className="textlink"
            to="/reservations/$reservationId"
            params={{ reservationId: String(request.reservationId) }}
          >
            {approvalMessages.seeHold}
          </Link>
        </p>
      </div>
      <div className="grid content-start gap-4">
        <HoldState hold={request} now={now} nameOf={(id) => (id === request.ownerId ? owner : borrower)} />
        {children}
      </div>
    </li>
  );
}
