import type { FacilityDetail } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { unitsOfOwnerQuery } from "./equipment/queries.ts";
import { UnitRow } from "./equipment/unit-row.tsx";
import { AgreementList } from "./facility/agreement-list.tsx";
import { facilityName } from "./facility/facility-name.ts";
import { facilityMessages } from "./facility/messages.ts";
import { ProfileFacts } from "./facility/profile-facts.tsx";
import { facilityQuery } from "./facility/queries.ts";
import { ScoreFacts } from "./facility/score-facts.tsx";
import { StandingFacts } from "./facility/standing-facts.tsx";
import { isUnknown } from "./http/is-unknown.ts";
import { useNode } from "./http/node-provider.tsx";
import { NotFoundScreen } from "./not-found-screen.tsx";
import { reservationMessages } from "./reservation/messages.ts";
import { ReservationTable } from "./reservation/reservation-table.tsx";
import { LedgerPanel } from "./settlement/ledger-panel.tsx";
import { settlementMessages } from "./settlement/messages.ts";
import { Empty } from "./ui/empty.tsx";
import { Loading } from "./ui/loading.tsx";
import { PageTitle } from "./ui/page-title.tsx";
import { Problem } from "./ui/problem.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

const route = getRouteApi("/facilities/$facilityId");

/** One facility: what it is, whether it is in good standing, what it lends, what it owns and owes. */
export function FacilityScreen() {
  const facilityId = Number(route.useParams().facilityId);
  const known = Number.isInteger(facilityId) && facilityId > 0;
  const facility = useQuery({ ...facilityQuery(useNode(), facilityId), enabled: known });
  if (!known || isUnknown(facility.error)) return <NotFoundScreen />;
  return (
    <div className="frame py-6">
      {facility.isPending && <Loading lines={10} />}
      {facility.isError && <Problem error={facility.error} onRetry={() => void facility.refetch()} />}
      {facility.data !== undefined && <Sheet facility={facility.data} />}
    </div>
  );
}

function Sheet({ facility }: { facility: FacilityDetail }) {
  const nameOf = useFacilityNames();
  const name = facilityName(facility);
  const { facilityId } = facility;
  return (
    <>
      <PageTitle>{name}</PageTitle>
      <h1 className="mb-8 text-(length:--text-xl)">{name}</h1>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title={facilityMessages.profile}>
          <ProfileFacts facility={facility} />
        </Section>
        <Section title={facilityMessages.standing}>
          <StandingFacts facility={facility} nameOf={nameOf} />
        </Section>
        <Section title={settlementMessages.ledger}>
          <LedgerPanel facilityId={facilityId} />
        </Section>
        <div>
          <Section title={facilityMessages.ratings}>
            <ScoreFacts score={facility.score} />
          </Section>
          <Section title={facilityMessages.agreements}>
            <AgreementList facility={facility} nameOf={nameOf} />
          </Section>
        </div>
      </div>
      <Section title={reservationMessages.list}>
        <ReservationTable facilityId={facilityId} nameOf={nameOf} />
      </Section>
      <Section title={facilityMessages.units}>
        <Units facilityId={facilityId} />
      </Section>
    </>
  );
}

function Units({ facilityId }: { facilityId: number }) {
  const units = useQuery(unitsOfOwnerQuery(useNode(), facilityId));
  if (units.isPending) return <Loading />;
  if (units.isError) return <Problem error={units.error} onRetry={() => void units.refetch()} />;
  if (units.data.length === 0) return <Empty>{facilityMessages.noUnits}</Empty>;
  return (
    <ul>
      {units.data.map((unit) => (
        <UnitRow key={unit.unitId} unit={unit} />
      ))}
    </ul>
  );
}
