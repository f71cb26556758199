import type { Verdict } from "@medequipshare/protocol";
import { formatDate, formatMoment } from "../ui/format-time.ts";
import { equipmentMessages } from "./messages.ts";
import { VerdictMark } from "./verdict-mark.tsx";

/** Fit, or every reason why not, each with its date and what removes it. */
export function VerdictPanel({ verdict }: { verdict: Verdict }) {
  return (
    <section
      aria-label={equipmentMessages.verdict}
      className={`border-l-6 px-5 py-4 ${verdict.fit ? "border-go bg-go-soft" : "border-stop bg-stop-soft"}`}
    >
      <p>
        <VerdictMark fit={verdict.fit} large />
      </p>
      {verdict.fit && <p className="mt-1">{equipmentMessages.fitUntil(formatMoment(verdict.endsAt))}</p>}
      {!verdict.fit && (
        <ol className="mt-3 grid gap-3">
          {verdict.reasons.map(({ code, since, remedy }) => (
            <li key={code}>
              <p className="font-semibold">
                {equipmentMessages.reasons[code] ?? code}
                {since !== undefined && since > 0 && (
                  <span className="font-normal"> {whenHolds(since, verdict.startsAt)}</span>
                )}
              </p>
              <p>{remedy}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function whenHolds(since: number, now: number): string {
  const date = formatDate(since);
  return since > now ? equipmentMessages.from(date) : equipmentMessages.since(date);
}
