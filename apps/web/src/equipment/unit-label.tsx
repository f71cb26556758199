import type { UnitDetail } from "@medequipshare/protocol";
import { LabelSymbol } from "../ui/label-symbol.tsx";
import { equipmentMessages } from "./messages.ts";

/** A unit's identity in the form of the label on its housing. */
export function UnitLabel({ unit }: { unit: UnitDetail }) {
  const lines: readonly [string, string, string][] = [
    ["MD", equipmentMessages.device, unit.productCode],
    ["REF", equipmentMessages.reference, unit.specification?.model ?? ""],
    ["SN", equipmentMessages.serial, unit.serialNumber],
    ["UDI", equipmentMessages.udi, unit.deviceIdentifier],
  ];
  return (
    <dl className="inline-grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1 border border-ink px-4 py-3 font-mono text-sm">
      {lines.map(([mark, meaning, value]) => (
        <div key={mark} className="col-span-2 grid grid-cols-subgrid items-center">
          <dt>
            <LabelSymbol mark={mark} meaning={meaning} />
          </dt>
          <dd className="break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
