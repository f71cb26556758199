import { hasRole } from "@medequipshare/domain";
import { useQuery } from "@tanstack/react-query";
import { useNode } from "./http/node-provider.tsx";
import { useNow } from "./http/use-now.ts";
import { openWorkQuery } from "./maintenance/queries.ts";
import { workClaim } from "./maintenance/work-claim.ts";
import { listToday } from "./reservation/list-today.ts";
import { liveReservationsQuery, offeredQuery, reviewableQuery } from "./reservation/queries.ts";
import { todayMessages } from "./reservation/today-messages.ts";
import { useSigner } from "./signing/signer.ts";
import type { OwnStaff } from "./signing/use-own-staff.ts";
import { openOpeningsQuery } from "./usage/queries.ts";

/** Something that waits on the page of approvals: how many, and in a sentence. */
export type OpenMatter = { readonly count: number; readonly line: string };

/** What is open for a hospital: its reservations, and what waits on the page of approvals for those who may answer. */
export function useOpenMatters({ facilityId, roles }: OwnStaff) {
  const node = useNode();
  const now = useNow();
  const { account } = useSigner();
  const isReviewer = hasRole(roles, "clinical-lead") || hasRole(roles, "auditor");
  const isCoordinator = hasRole(roles, "coordinator");
  const live = useQuery(liveReservationsQuery(node, facilityId));
  const reviews = useQuery({ ...reviewableQuery(node, facilityId), enabled: isReviewer });
  const openings = useQuery(openOpeningsQuery(node, facilityId));
  const work = useQuery(openWorkQuery(node, facilityId));
  const visitor = { account, facilityId, roles };
  const claims = work.data?.map((order) => workClaim(order, visitor)) ?? [];
  const offered = useQuery({ ...offeredQuery(node, facilityId, now), enabled: isCoordinator });
  const counts = [
    {
      count: offered.data?.filter(({ endsAt }) => now < endsAt).length ?? 0,
      say: todayMessages.offered,
    },
    { count: reviews.data?.length ?? 0, say: todayMessages.reviews },
    { count: openings.data?.length ?? 0, say: todayMessages.openings },
    { count: claims.filter((claim) => claim === "approve").length, say: todayMessages.quotes },
    { count: claims.filter((claim) => claim === "accept").length, say: todayMessages.finished },
  ];
  return {
    now,
    live,
    today: live.data && listToday(live.data, facilityId, now),
    others: counts.filter(({ count }) => count > 0).map(({ count, say }) => ({ count, line: say(count) })),
    failure: [reviews, openings, work, offered].find(({ isError }) => isError)?.error,
  };
}
