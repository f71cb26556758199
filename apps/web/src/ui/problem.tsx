import { type AppError, alternativesOf, isAppError } from "@medequipshare/domain";
import { Link } from "@tanstack/react-router";
import { useFacilityNaming } from "./facility-naming.ts";
import { formatMoment } from "./format-time.ts";
import { Icon } from "./icon.tsx";
import { uiMessages } from "./messages.ts";
import { tellError } from "./tell-error.ts";

/** A failure in words: what happened, what to do, and a way to try again. Announced when it appears. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const known = isAppError(error);
  const nameOf = useFacilityNaming();
  return (
    <div role="alert" className="my-4 border-l-4 border-stop bg-stop-soft px-4 py-3">
      <p className="flex items-start gap-2 font-semibold text-stop">
        <Icon name="stop" />
        {known ? tellError(error, nameOf) : uiMessages.failed}
      </p>
      {known && <FreeInstead error={error} />}
      {known && <p className="mt-1">{error.hint}</p>}
      {known && (
        <p className="mt-1 font-mono text-sm text-quiet">
          <a href={error.docsPath}>{error.code}</a>
        </p>
      )}
      {onRetry !== undefined && (
        <button type="button" className="action plain mt-3" onClick={onRetry}>
          {uiMessages.retry}
        </button>
      )}
    </div>
  );
}

/** What could be had instead of a time that somebody else has. */
function FreeInstead({ error }: { error: AppError }) {
  const alternatives = alternativesOf(error);
  if (alternatives.length === 0) return null;
  return (
    <>
      <p className="mt-1">
        {/* What only waits may still be had; to take something else besides would be to take both. */}
        {error.code === "chain.outpaced" ? uiMessages.freeIfRefused : uiMessages.freeInstead}
      </p>
      <ul className="list-disc pl-5">
        {alternatives.map(([unitId, startsAt, endsAt]) => (
          <li key={`${unitId}-${startsAt}`}>
            <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unitId) }}>
              {uiMessages.freeUnit(unitId, formatMoment(startsAt), formatMoment(endsAt))}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
