import { hasRole } from "@medequipshare/domain";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { unfitOfOwnerQuery } from "./equipment/queries.ts";
import { UnitRow } from "./equipment/unit-row.tsx";
import { facilitiesQuery } from "./facility/queries.ts";
import { useNode } from "./http/node-provider.tsx";
import { MovementTable } from "./movement-table.tsx";
import { OwnEquipment } from "./own-equipment.tsx";
import { todayMessages } from "./reservation/today-messages.ts";
import { ledgerQuery } from "./settlement/queries.ts";
import { SignerScope } from "./signing/signer-scope.tsx";
import { type OwnStaff, useOwnStaff } from "./signing/use-own-staff.ts";
import { TodayList } from "./today-list.tsx";
import { Empty } from "./ui/empty.tsx";
import { formatMoney } from "./ui/format-money.ts";
import { Loading } from "./ui/loading.tsx";
import { Problem } from "./ui/problem.tsx";
import { ScreenHead } from "./ui/screen-head.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";
import { useOpenMatters } from "./use-open-matters.ts";

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
  if (staff === undefined) return <Loading lines={6} />;
  if (staff.facilityId === 0)
    return (
      <>
        <ScreenHead title={todayMessages.title} />
        <Empty>{todayMessages.noStaff}</Empty>
      </>
    );
  return <Today {...{ staff }} />;
}

const SHOWN_UNDER = 8;

function Today({ staff }: { staff: OwnStaff }) {
  const nameOf = useFacilityNames();
  const { facilityId, roles } = staff;
  const { live, today, others, failure, now } = useOpenMatters(staff);
  const isEngineer = hasRole(roles, "biomedical");
  const unfit = <Unfit {...{ facilityId }} />;
  if (live.isError) return <Problem error={live.error} onRetry={() => void live.refetch()} />;
  if (today === undefined) return <Loading lines={6} />;
  const { waiting, under } = today;
  const count = waiting.length + others.length;
  const late = waiting.filter(({ isLate }) => isLate).length;
  const shown = { facilityId, nameOf };
  return (
    <>
      <ScreenHead
        title={todayMessages.title}
        lead={todayMessages.waitingLead(count, late)}
        aside={<Balance {...{ facilityId }} />}
      />
      <div className="grid items-start gap-x-6 xl:grid-cols-[minmax(0,1fr)_17rem]">
        <div>
          {isEngineer && unfit}
          <Section
            flush
            title={todayMessages.waiting}
            aside={count > 0 && <span className={`count ${late > 0 ? "late" : ""}`}>{count}</span>}
          >
            {failure !== undefined && <Problem error={failure} />}
            <TodayList rows={waiting} {...{ others, now }} {...shown} />
            {failure === undefined && count === 0 && <Empty>{todayMessages.nothing}</Empty>}
          </Section>
          <Section flush title={todayMessages.under} aside={<All count={under.length} />}>
            {under.length === 0 ? (
              <Empty>{todayMessages.nothingUnder}</Empty>
            ) : (
              <MovementTable caption={todayMessages.under} rows={under.slice(0, SHOWN_UNDER)} {...shown} />
            )}
          </Section>
          {!isEngineer && unfit}
        </div>
        <OwnEquipment {...{ facilityId, now }} reservations={live.data ?? []} />
      </div>
    </>
  );
}

function All({ count }: { count: number }) {
  return (
    <Link className="textlink" to="/out-and-in">
      {todayMessages.all(count)}
    </Link>
  );
}

function Unfit({ facilityId }: { facilityId: number }) {
  const node = useNode();
  const units = useQuery(unfitOfOwnerQuery(node, facilityId));
  const own = useQuery(facilitiesQuery(node)).data?.find((each) => each.facilityId === facilityId);
  if (own?.unitCount === 0) return null;
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
  if (ledger.isError) return <Problem error={ledger.error} onRetry={() => void ledger.refetch()} />;
  if (ledger.data === undefined) return <Loading lines={1} />;
  return (
    <section aria-label={todayMessages.balance}>
      <dl className="figures">
        <div>
          <dt>{todayMessages.free}</dt>
          <dd>{formatMoney(ledger.data.free)}</dd>
        </div>
        <div>
          <dt>{todayMessages.escrowed}</dt>
          <dd>{formatMoney(ledger.data.escrowed)}</dd>
        </div>
      </dl>
      <Link
        className="textlink text-sm"
        to="/facilities/$facilityId"
        params={{ facilityId: String(facilityId) }}
      >
        {todayMessages.money}
      </Link>
    </section>
  );
}
