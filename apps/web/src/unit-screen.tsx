import type { UnitDetail } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { VerifyButton } from "./document/verify-button.tsx";
import { CertificateTable } from "./equipment/certificate-table.tsx";
import { equipmentMessages } from "./equipment/messages.ts";
import { unitQuery } from "./equipment/queries.ts";
import { SpecificationFacts } from "./equipment/specification-facts.tsx";
import { StateFacts } from "./equipment/state-facts.tsx";
import { TermsFacts } from "./equipment/terms-facts.tsx";
import { UnitLabel } from "./equipment/unit-label.tsx";
import { unitName } from "./equipment/unit-name.ts";
import { VerdictPanel } from "./equipment/verdict-panel.tsx";
import { facilityMessages } from "./facility/messages.ts";
import { isUnknown } from "./http/is-unknown.ts";
import { useNode } from "./http/node-provider.tsx";
import { ActivityList } from "./insight/activity-list.tsx";
import { insightMessages } from "./insight/messages.ts";
import { unitHistoryQuery } from "./insight/queries.ts";
import { NotFoundScreen } from "./not-found-screen.tsx";
import { queueMessages } from "./reservation/queue-messages.ts";
import { UnitWaitlist } from "./reservation/unit-waitlist.tsx";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { Empty } from "./ui/empty.tsx";
import { Loading } from "./ui/loading.tsx";
import { PageTitle } from "./ui/page-title.tsx";
import { Problem } from "./ui/problem.tsx";
import { Section } from "./ui/section.tsx";
import { UnitSchedule } from "./unit-schedule.tsx";
import { usageMessages } from "./usage/messages.ts";
import { OpeningTable } from "./usage/opening-table.tsx";
import { unitOpeningsQuery } from "./usage/queries.ts";
import { useFacilityNames } from "./use-facility-names.ts";

const ReleasePanel = lazy(async () => ({
  default: (await import("./equipment/release-panel.tsx")).ReleasePanel,
}));

const route = getRouteApi("/units/$unitId");

/** One unit: may it be lent, when is it free, on which terms, and what vouches for it. */
export function UnitScreen() {
  const unitId = Number(route.useParams().unitId);
  const known = Number.isInteger(unitId) && unitId > 0;
  const unit = useQuery({ ...unitQuery(useNode(), unitId), enabled: known });
  if (!known || isUnknown(unit.error)) return <NotFoundScreen />;
  return (
    <div className="frame py-6">
      {unit.isPending && <Loading lines={10} />}
      {unit.isError && <Problem error={unit.error} onRetry={() => void unit.refetch()} />}
      {unit.data !== undefined && <Sheet unit={unit.data} />}
    </div>
  );
}

function Sheet({ unit }: { unit: UnitDetail }) {
  const name = unitName(unit);
  return (
    <>
      <PageTitle>{name}</PageTitle>
      <div className="mb-8 grid gap-x-10 gap-y-6 lg:grid-cols-[1fr_auto]">
        <div>
          <h1 className="text-(length:--text-xl)">{name}</h1>
          <p className="mt-1 text-lg text-quiet">{unit.typeName}</p>
          <p className="mt-3 flex flex-wrap gap-x-6">
            <Party label={equipmentMessages.ownedBy} facilityId={unit.ownerId} name={unit.ownerName} />
            {unit.holderId !== unit.ownerId && (
              <Party label={equipmentMessages.heldBy} facilityId={unit.holderId} name={unit.holderName} />
            )}
          </p>
        </div>
        <div>
          <UnitLabel unit={unit} />
        </div>
      </div>
      <VerdictPanel verdict={unit.verdict} />
      <Release unit={unit} />
      <UnitSchedule unit={unit} />
      <Section title={queueMessages.waitlist}>
        <UnitWaitlist unitId={unit.unitId} />
      </Section>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title={equipmentMessages.terms}>
          {unit.terms === null ? (
            <Empty>{equipmentMessages.noTerms}</Empty>
          ) : (
            <TermsFacts terms={unit.terms} slotSeconds={unit.slotSeconds} />
          )}
        </Section>
        <Section title={equipmentMessages.specification}>
          <SpecificationFacts specification={unit.specification} />
        </Section>
        <Section title={equipmentMessages.certificates}>
          <CertificateTable
            certificates={unit.certificates}
            verifier={(digest, what) => <VerifyButton digest={digest} what={what} />}
          />
        </Section>
        <Section title={equipmentMessages.identity}>
          <StateFacts unit={unit} />
        </Section>
      </div>
      <Openings unitId={unit.unitId} />
      <Section title={insightMessages.history}>
        <History unitId={unit.unitId} />
      </Section>
    </>
  );
}

/** Whoever has not signed in is not asked to for this: few may release. */
function Release({ unit }: { unit: UnitDetail }) {
  const { wanted } = useSignIn();
  const isQuarantined = unit.verdict.reasons.some(({ code }) => code === "quarantined");
  if (!wanted || !isQuarantined) return null;
  return (
    <Suspense fallback={<Loading lines={2} />}>
      <ReleasePanel unitId={unit.unitId} ownerId={unit.ownerId} />
    </Suspense>
  );
}

/** Most units have none, and then there is nothing to say. */
function Openings({ unitId }: { unitId: number }) {
  const openings = useQuery(unitOpeningsQuery(useNode(), unitId));
  const nameOf = useFacilityNames();
  if (openings.isPending || openings.data?.items.length === 0) return null;
  return (
    <Section title={usageMessages.openings}>
      {openings.isError ? (
        <Problem error={openings.error} onRetry={() => void openings.refetch()} />
      ) : (
        <OpeningTable openings={openings.data.items} nameOf={nameOf} />
      )}
    </Section>
  );
}

function History({ unitId }: { unitId: number }) {
  const history = useQuery(unitHistoryQuery(useNode(), unitId));
  const nameOf = useFacilityNames();
  if (history.isPending) return <Loading />;
  if (history.isError) return <Problem error={history.error} onRetry={() => void history.refetch()} />;
  return <ActivityList activities={history.data.items} nameOf={nameOf} unitId={unitId} />;
}

function Party({ label, facilityId, name }: { label: string; facilityId: number; name: string | null }) {
  return (
    <span>
      <span className="text-quiet">{label} </span>
      <Link className="textlink" to="/facilities/$facilityId" params={{ facilityId: String(facilityId) }}>
        {name ?? facilityMessages.unnamed(facilityId)}
      </Link>
    </span>
  );
}
