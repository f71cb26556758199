import type { DemonstrationPerson } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useNode } from "../http/node-provider.tsx";
import { networkQuery } from "../http/queries.ts";
import { Empty } from "../ui/empty.tsx";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { accessMessages } from "./messages.ts";
import { demonstrationQuery } from "./queries.ts";
import { roleNames } from "./role-names.ts";
import { useSignIn } from "./sign-in-provider.tsx";

/** The invented people of a demonstration by hospital; any other network has none, and this shows nothing. */
export function TryAs() {
  const node = useNode();
  const isDemonstration = useQuery(networkQuery(node)).data?.demonstration === true;
  const people = useQuery({ ...demonstrationQuery(node), enabled: isDemonstration });
  if (!isDemonstration) return null;
  if (people.isPending) return <Loading lines={4} />;
  if (people.isError) return <Problem error={people.error} onRetry={() => void people.refetch()} />;
  if (people.data.length === 0) return <Empty>{accessMessages.noPeople}</Empty>;
  return (
    <>
      <p className="mt-2 text-quiet">{accessMessages.tryLead}</p>
      {[...Map.groupBy(people.data, ({ facilityId }) => facilityId)].map(([facilityId, staff]) => (
        <Hospital key={facilityId} {...{ facilityId, staff }} />
      ))}
    </>
  );
}

type HospitalProps = { readonly facilityId: number; readonly staff: readonly DemonstrationPerson[] };

function Hospital({ facilityId, staff }: HospitalProps) {
  const { become } = useSignIn();
  const router = useRouter();
  const name = staff[0]?.facilityName ?? accessMessages.tryUnknown(facilityId);
  return (
    <section aria-label={name} className="mt-4">
      <h3 className="mb-2 font-medium">
        {accessMessages.tryAs} <span className="text-quiet">{name}</span>
      </h3>
      <ul className="grid gap-2 sm:grid-cols-2">
        {staff.map(({ account, roles }) => (
          <li key={account}>
            <button
              type="button"
              className="action plain w-full !justify-start text-left"
              onClick={() => {
                become(account);
                // Who was nowhere in particular begins with what waits.
                if (router.state.location.pathname === "/") void router.navigate({ to: "/today" });
              }}
            >
              {roleNames(roles)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
