import type { UnitTerms } from "@medequipshare/protocol";
import { Facts } from "../ui/facts.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatDuration } from "../ui/format-time.ts";
import { equipmentMessages } from "./messages.ts";

/** Terms of sharing, amounts in dollars and lengths in hours. */
export function TermsFacts({ terms, slotSeconds }: { terms: UnitTerms; slotSeconds: number }) {
  const length = (slots: number) => formatDuration(slots * slotSeconds);
  return (
    <Facts
      facts={[
        { term: equipmentMessages.rate, value: formatMoney(terms.ratePerHour) },
        { term: equipmentMessages.contribution, value: formatMoney(terms.contributionPerHour) },
        { term: equipmentMessages.deposit, value: formatMoney(terms.deposit) },
        { term: equipmentMessages.lateFee, value: formatMoney(terms.lateFeePerHour) },
        {
          term: equipmentMessages.length,
          value: equipmentMessages.lengthBetween(length(terms.minimumSlots), length(terms.maximumSlots)),
        },
        {
          term: equipmentMessages.lentFor,
          value: terms.priorities.map((name) => equipmentMessages.priorities[name]).join(", "),
        },
        {
          term: equipmentMessages.approval,
          value: terms.approvalNeeded
            ? equipmentMessages.approvalNeeded
            : equipmentMessages.approvalNotNeeded,
        },
        { term: equipmentMessages.notice, value: formatDuration(terms.leadSeconds) },
        { term: equipmentMessages.horizon, value: equipmentMessages.horizonDays(terms.horizonDays) },
        {
          term: equipmentMessages.freeCancel,
          value: equipmentMessages.freeCancelUntil(formatDuration(terms.freeCancelSeconds)),
        },
        { term: equipmentMessages.lateCancel, value: `${terms.lateCancelBps / 100} %` },
        { term: equipmentMessages.turnaround, value: length(terms.turnaroundSlots) },
      ]}
    />
  );
}
