import { parseRecallReason, recallReasonTexts } from "@medequipshare/domain";
import type { ReservationChange } from "@medequipshare/protocol";
import { Empty } from "../ui/empty.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { changeMessages } from "./change-messages.ts";

type ChangeListProps = {
  readonly changes: readonly ReservationChange[];
  readonly nameOf: (facilityId: number) => string;
};

/** Everything that was changed since a reservation was confirmed, oldest first. */
export function ChangeList({ changes, nameOf }: ChangeListProps) {
  if (changes.length === 0) return <Empty>{changeMessages.none}</Empty>;
  return (
    <ol>
      {changes.map((change) => (
        <li
          key={`${change.transactionHash}${change.kind}`}
          className="border-b border-rule py-2 last:border-0"
        >
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-medium">{changeMessages.kinds[change.kind]}</span>
            <span className="text-quiet">{formatMoment(change.at)}</span>
          </p>
          {detailsOf(change, nameOf).map((detail) => (
            <p key={detail} className="text-sm text-quiet">
              {detail}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

function detailsOf(change: ReservationChange, nameOf: ChangeListProps["nameOf"]): readonly string[] {
  const { kind, toOwner, toBorrower, offeredToId, reason } = change;
  const time = changeMessages.time(formatMoment(change.startsAt), formatMoment(change.endsAt));
  const before = changeMessages.time(formatMoment(change.startsAtBefore), formatMoment(change.endsAtBefore));
  const isTime = kind === "amended" || kind === "recalled";
  const lines: readonly (string | false | null)[] = [
    reason !== null && recallReasonTexts[parseRecallReason(reason)],
    isTime && time,
    isTime && changeMessages.before(before),
    kind === "transfer-offered" && offeredToId !== null && changeMessages.offeredTo(nameOf(offeredToId)),
    kind === "transferred" &&
      changeMessages.fromTo(nameOf(change.borrowerIdBefore), nameOf(change.borrowerId)),
    (isTime || kind === "transferred") && changeMessages.escrow(formatMoney(change.escrow)),
    toOwner > 0n && changeMessages.paidOwner(formatMoney(toOwner)),
    toBorrower > 0n && changeMessages.paidBorrower(formatMoney(toBorrower)),
  ];
  return lines.filter((line): line is string => typeof line === "string");
}
