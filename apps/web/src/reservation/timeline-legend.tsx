import { scheduleMessages } from "./schedule-messages.ts";
import { type TakenKind, takenLooks } from "./taken-looks.ts";

const kinds: readonly TakenKind[] = ["held", "confirmed", "on-loan", "returned", "kept", "maintenance"];

/** What each mark of the timeline means. */
export function TimelineLegend() {
  return (
    <ul
      aria-label={scheduleMessages.legend}
      className="flex flex-wrap gap-x-5 gap-y-1 py-2 text-sm text-quiet"
    >
      {kinds.map((kind) => (
        <li key={kind} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={`inline-block w-7 border text-center text-xs leading-5 font-semibold ${takenLooks[kind]}`}
          >
            {scheduleMessages.letters[kind]}
          </span>
          {scheduleMessages.words[kind]}
        </li>
      ))}
      <li className="inline-flex items-center gap-1.5">
        <span aria-hidden="true" className="inline-block h-5.5 w-7 border border-rule bg-surface" />
        {scheduleMessages.free}
      </li>
    </ul>
  );
}
