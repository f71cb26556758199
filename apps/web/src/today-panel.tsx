import { formatUsd, hasRole } from "@medequipshare/domain";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { unfitOfOwnerQuery } from "./equipment/queries.ts";
import { UnitRow } from "./equipment/unit-row.tsx";
import { useNode } from "./http/node-provider.tsx";
import { useNow } from "./http/use-now.ts";
import { listToday } from "./reservation/list-today.ts";
import { liveReservationsQuery, offeredQuery, reviewableQuery } from "./reservation/queries.ts";
import { todayMessages } from "./reservation/today-messages.ts";
import { ledgerQuery } from "./settlement/queries.ts";
import { roleNames } from "./signing/role-names.ts";
import { SignerScope } from "./signing/signer-scope.tsx";
import { type OwnStaff, useOwnStaff } from "./signing/use-own-staff.ts";
import { TodayList } from "./today-list.tsx";
import { Empty } from "./ui/empty.tsx";
import { Facts } from "./ui/facts.tsx";
import { Loading } from "./ui/loading.tsx";
import { Problem } from "./ui/problem.tsx";
import { Section } from "./ui/section.tsx";
import { openOpeningsQuery } from "./usage/queries.ts";
import { useFacilityNames } from "./use-facility-names.ts";

/** What waits for whoever has signed in; what else it shows first depends on the role. */
export function TodayPanel({ fallback }: { fallback: ReactNode }) {
  return (
    <SignerScope fallback={fallback}>
      <SignedIn />
    </SignerScope>
  );
}

function SignedIn() {
  const staff = useOwnStaff();
  const nameOf = useFacilityNames();
  if (staff === undefined) return <Loading lines={6} />;
  if (staff.facilityId === 0) return <Empty>{todayMessages.noStaff}</Empty>;
  const { facilityId, roles } = staff;
  const isEngineer = hasRole(roles, "biomedical");
  const isFinance = hasRole(roles, "finance") || hasRole(roles, "auditor");
  return (
    <>
      <p className="mb-6 text-quiet">{todayMessages.lead(roleNames(roles), nameOf(facilityId))}</p>
      {isEngineer && <Unfit {...{ facilityId }} />}
      {isFinance && <Balance {...{ facilityId }} />}
      <Reservations {...{ staff, nameOf }} />
      {!isEngineer && <Unfit {...{ facilityId }} />}
      {!isFinance && <Balance {...{ facilityId }} />}
    </>
  );
}

type ReservationsProps = {
  readonly staff: OwnStaff;
  readonly nameOf: (facilityId: number) => string;
};

function Reservations({ staff, nameOf }: ReservationsProps) {
  const { facilityId } = staff;
  const now = useNow();
  const live = useQuery(liveReservationsQuery(useNode(), facilityId));
  const others = useOthers(staff, now);
  if (live.isPending) return <Loading lines={6} />;
  if (live.isError) return <Problem error={live.error} onRetry={() => void live.refetch()} />;
  const { waiting, under } = listToday(live.data, facilityId, now);
  const { lines, failure } = others;
  const shown = { facilityId, now, nameOf };
  return (
    <>
      <Section title={todayMessages.waiting}>
        {failure !== undefined && <Problem error={failure} />}
        {lines.map((line) => (
          <p key={line} className="border-b border-rule py-3">
            <Link className="textlink font-medium" to="/approvals">
              {line}
            </Link>
          </p>
        ))}
        <TodayList rows={waiting} {...shown} />
        {failure === undefined && lines.length + waiting.length === 0 && (
          <Empty>{todayMessages.nothing}</Empty>
        )}
      </Section>
      <Section title={todayMessages.under}>
        {under.length === 0 ? (
          <Empty>{todayMessages.nothingUnder}</Empty>
        ) : (
          <TodayList rows={under} {...shown} />
        )}
      </Section>
    </>
  );
}

/** What waits on the page of approvals: offers, reviews, openings; each only for those who may answer. */
function useOthers({ facilityId, roles }: OwnStaff, now: number) {
  const node = useNode();
  const isReviewer = hasRole(roles, "clinical-lead") || hasRole(roles, "auditor");
  const isCoordinator = hasRole(roles, "coordinator");
  const reviews = useQuery({ ...reviewableQuery(node, facilityId), enabled: isReviewer });
  const openings = useQuery(openOpeningsQuery(node, facilityId));
  const offered = useQuery({ ...offeredQuery(node, facilityId, now), enabled: isCoordinator });
  const open = offered.data?.filter(({ endsAt }) => now < endsAt).length ?? 0;
  const [toReview, toAnswer] = [reviews.data?.length ?? 0, openings.data?.length ?? 0];
  return {
    failure: [reviews, openings, offered].find(({ isError }) => isError)?.error,
    lines: [
      ...(open > 0 ? [todayMessages.offered(open)] : []),
      ...(toReview > 0 ? [todayMessages.reviews(toReview)] : []),
      ...(toAnswer > 0 ? [todayMessages.openings(toAnswer)] : []),
    ],
  };
}

function Unfit({ facilityId }: { facilityId: number }) {
  const units = useQuery(unfitOfOwnerQuery(useNode(), facilityId));
  return (
    <Section title={todayMessages.unfit}>
      {units.isPending && <Loading lines={2} />}
      {units.isError && <Problem error={units.error} onRetry={() => void units.refetch()} />}
      {units.data?.length === 0 && <Empty>{todayMessages.allFit}</Empty>}
      <ul>
        {units.data?.map((unit) => (
          <UnitRow key={unit.unitId} unit={unit} />
        ))}
      </ul>
    </Section>
  );
}

function Balance({ facilityId }: { facilityId: number }) {
  const ledger = useQuery(ledgerQuery(useNode(), facilityId));
  return (
    <Section title={todayMessages.balance}>
      {ledger.isPending && <Loading lines={2} />}
      {ledger.isError && <Problem error={ledger.error} onRetry={() => void ledger.refetch()} />}
      {ledger.data !== undefined && (
        <Facts
          facts={[
            { term: todayMessages.free, value: formatUsd(ledger.data.free) },
            { term: todayMessages.escrowed, value: formatUsd(ledger.data.escrowed) },
          ]}
        />
      )}
      <Link className="textlink" to="/facilities/$facilityId" params={{ facilityId: String(facilityId) }}>
        {todayMessages.money}
      </Link>
    </Section>
  );
}
