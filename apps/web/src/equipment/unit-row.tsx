import type { Unit } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../ui/format-money.ts";
import { Icon } from "../ui/icon.tsx";
import { equipmentMessages } from "./messages.ts";
import { unitName } from "./unit-name.ts";
import { VerdictMark } from "./verdict-mark.tsx";

type UnitRowProps = {
  readonly unit: Unit;
  /** From the facility distances are measured from; absent when none was chosen or the place is unknown. */
  readonly distance?: { readonly kilometres: number; readonly minutes: number } | undefined;
};

/** One unit of the list: what it is, whose, how far, whether it may be lent and what it costs. */
export function UnitRow({ unit, distance }: UnitRowProps) {
  return (
    <li className="grid gap-x-8 gap-y-2 border-b border-rule py-4 md:grid-cols-[1.4fr_1.2fr_1.3fr]">
      <div>
        <h2 className="text-lg leading-snug">
          <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unit.unitId) }}>
            {unitName(unit)}
          </Link>
        </h2>
        <p className="text-quiet">{unit.typeName}</p>
        <p className="font-mono text-sm text-quiet">
          {unit.productCode} · {unit.serialNumber}
        </p>
      </div>
      <div>
        <p>{unit.ownerName}</p>
        {distance !== undefined && (
          <p className="inline-flex gap-1.5 text-sm text-quiet">
            <Icon name="place" />
            {equipmentMessages.distance(distance.kilometres, distance.minutes)}
          </p>
        )}
        <p className="text-sm text-quiet tabular-nums">
          {unit.terms === null
            ? equipmentMessages.noTerms
            : equipmentMessages.perHour(formatMoney(unit.terms.ratePerHour))}
        </p>
      </div>
      <div>
        <VerdictMark fit={unit.verdict.fit} />
        <ul className="mt-1 text-sm">
          {unit.verdict.reasons.map(({ code, remedy }) => (
            <li key={code} className="mb-1">
              <span className="font-medium">{equipmentMessages.reasons[code] ?? code}.</span>{" "}
              <span className="text-quiet">{remedy}</span>
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
