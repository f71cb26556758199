import type { UnitDetail } from "@medequipshare/protocol";
import { Facts } from "../ui/facts.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatDate, formatDuration, formatMoment } from "../ui/format-time.ts";
import { equipmentMessages } from "./messages.ts";

/** What a unit is, what it is worth, and what counts and guards it. */
export function StateFacts({ unit }: { unit: UnitDetail }) {
  const { meter, valuation } = unit;
  return (
    <Facts
      facts={[
        {
          term: equipmentMessages.class,
          value: unit.deviceClass === 0 ? equipmentMessages.unclassified : String(unit.deviceClass),
        },
        ...(unit.lifeSustaining
          ? [{ term: equipmentMessages.risk, value: equipmentMessages.lifeSustaining }]
          : []),
        {
          term: equipmentMessages.cost,
          value: `${formatMoney(valuation.cost)}, ${formatDate(valuation.acquiredAt)}`,
        },
        {
          term: equipmentMessages.meter,
          value:
            meter === null
              ? equipmentMessages.noMeter
              : meter.takenAt === 0
                ? equipmentMessages.meterUnread
                : equipmentMessages.meterAt(
                    formatDuration(Number(meter.runSeconds)),
                    formatMoment(meter.takenAt),
                  ),
        },
        {
          term: equipmentMessages.lock,
          value: unit.lock === null ? equipmentMessages.noMeter : equipmentMessages.lockEnrolled,
        },
      ]}
    />
  );
}
