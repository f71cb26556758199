import type { NodeClient, OwnSession } from "@medequipshare/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Address } from "viem";
import { formatMoment } from "../ui/format-time.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { peopleMessages } from "./people-messages.ts";

type SessionListProps = { readonly node: NodeClient; readonly account: Address };

/** Where somebody is signed in, to be ended from here. */
export function SessionList({ node, account }: SessionListProps) {
  const sessions = useQuery({
    queryKey: ["own-sessions", account],
    queryFn: async ({ signal }) => (await node.session.list({}, { signal })).items,
  });
  const ending = useEnding(node, account);
  if (sessions.isPending) return <Loading lines={2} />;
  if (sessions.isError) return <Problem error={sessions.error} onRetry={() => void sessions.refetch()} />;
  return (
    <>
      <ul>
        {sessions.data.map((session) => (
          <li
            key={session.sessionId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-rule py-3 last:border-0"
          >
            <Told {...{ session }} />
            {!session.isCurrent && (
              <button
                type="button"
                className="action plain"
                disabled={ending.isPending}
                onClick={() => ending.mutate(session.sessionId)}
              >
                {peopleMessages.endSession}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.data.length > 1 && (
        <button
          type="button"
          className="action plain mt-3"
          disabled={ending.isPending}
          onClick={() => ending.mutate(undefined)}
        >
          {peopleMessages.endOthers}
        </button>
      )}
      {ending.isError && <Problem error={ending.error} />}
    </>
  );
}

function Told({ session }: { readonly session: OwnSession }) {
  const { agent, isCurrent, createdAt, lastSeenAt, expiresAt } = session;
  return (
    <div>
      <p className="font-medium">
        {agent ?? peopleMessages.unknownAgent}
        {isCurrent && `, ${peopleMessages.thisOne}`}
      </p>
      <p className="text-quiet">
        {peopleMessages.signedIn(formatMoment(createdAt), formatMoment(lastSeenAt), formatMoment(expiresAt))}
      </p>
    </div>
  );
}

/** Ends one session, or all others. */
function useEnding(node: NodeClient, account: Address) {
  const queryClient = useQueryClient();
  return useMutation({
    async mutationFn(sessionId: string | undefined) {
      if (sessionId === undefined) await node.session.endAll({ query: { keep: "current" } });
      else await node.session.end({ params: { sessionId } });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["own-sessions", account] }),
  });
}
