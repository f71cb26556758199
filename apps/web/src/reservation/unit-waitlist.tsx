import { useQuery } from "@tanstack/react-query";
import { useNode } from "../http/node-provider.tsx";
import { Empty } from "../ui/empty.tsx";
import { formatMoment } from "../ui/format-time.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { reservationMessages } from "./messages.ts";
import { unitWaitlistQuery } from "./queries.ts";
import { queueMessages } from "./queue-messages.ts";

/** Who waits for a unit, in the order of promotion. */
export function UnitWaitlist({ unitId }: { unitId: number }) {
  const waitlist = useQuery(unitWaitlistQuery(useNode(), unitId));
  if (waitlist.isPending) return <Loading lines={2} />;
  if (waitlist.isError) return <Problem error={waitlist.error} onRetry={() => void waitlist.refetch()} />;
  const entries = waitlist.data.entries.filter(({ place }) => place !== null);
  return (
    <>
      {waitlist.data.walkDue && (
        <p role="status" className="mb-3 border-l-4 border-wait bg-wait-soft px-3 py-2">
          {queueMessages.walkDue}
        </p>
      )}
      {entries.length === 0 ? (
        <Empty>{queueMessages.nobody}</Empty>
      ) : (
        <div className="scrolling">
          <table className="listing">
            <caption className="sr-only">{queueMessages.waitlist}</caption>
            <thead>
              <tr>
                <th scope="col">{queueMessages.place}</th>
                <th scope="col">{queueMessages.facility}</th>
                <th scope="col">{queueMessages.time}</th>
                <th scope="col">{queueMessages.priority}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(
                ({ entryId, place, facilityName, facilityId, startsAt, endsAt, priority, firstCallOf }) => (
                  <tr key={String(entryId)}>
                    <td>{place}</td>
                    <td>{facilityName ?? facilityId}</td>
                    <td>{queueMessages.interval(formatMoment(startsAt), formatMoment(endsAt))}</td>
                    <td>
                      {firstCallOf === null
                        ? reservationMessages.priorities[priority]
                        : queueMessages.firstCall}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
