import { leaveWaitlist } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useNode } from "../http/node-provider.tsx";
import { Empty } from "../ui/empty.tsx";
import { formatMoment } from "../ui/format-time.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { waitingQuery } from "./queries.ts";
import { queueMessages } from "./queue-messages.ts";
import { SignButton } from "./sign-button.tsx";

/** Where a facility waits; its coordinator may leave. */
export function WaitingList({ facilityId }: { facilityId: number }) {
  const waiting = useQuery(waitingQuery(useNode(), facilityId));
  if (waiting.isPending) return <Loading lines={2} />;
  if (waiting.isError) return <Problem error={waiting.error} onRetry={() => void waiting.refetch()} />;
  if (waiting.data.length === 0) return <Empty>{queueMessages.notWaiting}</Empty>;
  return (
    <ul>
      {waiting.data.map(({ entryId, unitId, productCode, startsAt, endsAt, place }) => (
        <li
          key={String(entryId)}
          className="grid gap-x-10 gap-y-3 border-b border-rule py-4 last:border-0 lg:grid-cols-[1.1fr_1fr]"
        >
          <div>
            <h3 className="text-lg">
              <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unitId) }}>
                {queueMessages.unit(unitId, productCode)}
              </Link>
            </h3>
            <p className="tabular-nums">
              {queueMessages.interval(formatMoment(startsAt), formatMoment(endsAt))}
            </p>
            <p className="text-quiet">{place === null ? queueMessages.gone : queueMessages.placeOf(place)}</p>
          </div>
          <div>
            <SignButton plain reservationId={entryId} act={(network) => leaveWaitlist(network, { entryId })}>
              {queueMessages.leave}
            </SignButton>
          </div>
        </li>
      ))}
    </ul>
  );
}
