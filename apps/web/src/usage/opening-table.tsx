import { breakGlassReasonTexts, parseBreakGlassReason } from "@medequipshare/domain";
import type { BreakGlassView } from "@medequipshare/protocol";
import { formatMoment } from "../ui/format-time.ts";
import { usageMessages } from "./messages.ts";

type OpeningTableProps = {
  readonly openings: readonly BreakGlassView[];
  readonly nameOf: (facilityId: number) => string;
};

/** Openings without a grant, each with who answers for it and what it waits for. */
export function OpeningTable({ openings, nameOf }: OpeningTableProps) {
  return (
    <div className="scrolling">
      <table className="listing">
        <thead>
          <tr>
            <th scope="col">{usageMessages.opened}</th>
            <th scope="col">{usageMessages.answers}</th>
            <th scope="col">{usageMessages.state}</th>
            <th scope="col">{usageMessages.reason}</th>
          </tr>
        </thead>
        <tbody>
          {openings.map((opening) => (
            <tr key={`${opening.lock}-${opening.sequence}`}>
              <td>
                {opening.openedAt === null ? usageMessages.noClock : formatMoment(opening.openedAt)}
                <span className="block text-quiet">
                  {usageMessages.recorded(formatMoment(opening.recordedAt))}
                </span>
              </td>
              <td>{opening.holderName ?? nameOf(opening.holderId)}</td>
              <td>
                {usageMessages.states[opening.state]}
                <span className="block text-quiet">{detailOf(opening)}</span>
              </td>
              <td>{reasonOf(opening)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function detailOf({ state, identified, reviewed, identifyBy }: BreakGlassView): string {
  if (state === "awaits-identity") return usageMessages.identifyBy(formatMoment(identifyBy));
  const finding = reviewed && (reviewed.justified ? usageMessages.justified : usageMessages.notJustified);
  return [identified?.late ? usageMessages.identifiedLate : null, finding].filter(Boolean).join(", ");
}

function reasonOf({ identified }: BreakGlassView): string {
  return identified === null ? "" : breakGlassReasonTexts[parseBreakGlassReason(identified.reason)];
}
