import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { JoinForm } from "./access/join-form.tsx";
import { peopleMessages } from "./access/people-messages.ts";
import { useNode } from "./http/node-provider.tsx";
import { Empty } from "./ui/empty.tsx";
import { Loading } from "./ui/loading.tsx";
import { PageTitle } from "./ui/page-title.tsx";
import { Problem } from "./ui/problem.tsx";

/** Where an invitation's link leads. Its code stands after the #, which no browser sends and no server logs. */
export function JoinScreen() {
  const code = useLocation({ select: ({ hash }) => hash });
  return (
    <div className="frame py-8">
      <PageTitle>{peopleMessages.join}</PageTitle>
      <h1 className="mb-4 text-3xl sm:text-4xl">{peopleMessages.join}</h1>
      {code === "" ? <Empty>{peopleMessages.noCode}</Empty> : <Invited code={code} />}
    </div>
  );
}

function Invited({ code }: { code: string }) {
  const node = useNode();
  const invitation = useQuery({
    queryKey: ["invitation", code],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => node.invitation.open({ body: { code } }),
  });
  if (invitation.isPending) return <Loading lines={4} />;
  if (invitation.isError)
    return <Problem error={invitation.error} onRetry={() => void invitation.refetch()} />;
  return <JoinForm code={code} invitation={invitation.data} />;
}
