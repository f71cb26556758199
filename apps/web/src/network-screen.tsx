import type { Facility } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useState } from "react";
import { FacilityList } from "./facility/facility-list.tsx";
import { facilityMessages } from "./facility/messages.ts";
import { facilitiesQuery } from "./facility/queries.ts";
import { useNode } from "./http/node-provider.tsx";
import { ActivityList } from "./insight/activity-list.tsx";
import { insightMessages } from "./insight/messages.ts";
import { activityQuery } from "./insight/queries.ts";
import { networkMessages } from "./network-messages.ts";
import { Icon } from "./ui/icon.tsx";
import { Loading } from "./ui/loading.tsx";
import { PageTitle } from "./ui/page-title.tsx";
import { Problem } from "./ui/problem.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

const NetworkMap = lazy(async () => ({ default: (await import("./facility/network-map.tsx")).NetworkMap }));

/** The network at a glance: who belongs to it, where, with how many units, and what has just happened. */
export function NetworkScreen() {
  const facilities = useQuery(facilitiesQuery(useNode()));
  const units = facilities.data?.reduce((sum, { unitCount }) => sum + unitCount, 0);
  return (
    <>
      <PageTitle>{networkMessages.title}</PageTitle>
      <div className="frame pt-8 pb-6 sm:pt-12">
        <h1 className="max-w-[22ch] text-3xl sm:text-5xl">
          {facilities.data === undefined || units === undefined
            ? networkMessages.headlineEmpty
            : networkMessages.headline(facilities.data.length, units)}
        </h1>
        <p className="mt-4 max-w-[58ch] text-lg text-quiet">{networkMessages.lead}</p>
        <p className="mt-5">
          <Link to="/units" className="action">
            {networkMessages.seeUnits}
            <Icon name="right" />
          </Link>
        </p>
      </div>
      <div className="frame">
        <div aria-hidden="true" className="graduated mb-4" />
        {facilities.isError && <Problem error={facilities.error} onRetry={() => void facilities.refetch()} />}
        {facilities.isPending && <Loading lines={8} />}
        {facilities.data !== undefined && <Atlas facilities={facilities.data} />}
        <Latest />
      </div>
    </>
  );
}

function Atlas({ facilities }: { facilities: readonly Facility[] }) {
  const navigate = useNavigate();
  const [highlighted, setHighlighted] = useState<number>();
  const open = useCallback(
    (facilityId: number) =>
      void navigate({ to: "/facilities/$facilityId", params: { facilityId: String(facilityId) } }),
    [navigate],
  );
  const shared = { facilities, highlighted, onHighlight: setHighlighted };
  return (
    <div className="grid gap-x-8 gap-y-6 pb-10 lg:grid-cols-[1.9fr_1fr]">
      <div>
        <Suspense fallback={<Loading lines={8} />}>
          <NetworkMap {...shared} onOpen={open} />
        </Suspense>
        <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm text-quiet">
          <span className="inline-flex items-center gap-2">
            <span aria-hidden="true" className="size-3 rounded-full bg-accent" />
            {networkMessages.legendActive}
          </span>
          <span className="inline-flex items-center gap-2">
            <span aria-hidden="true" className="size-3 rounded-full border-2 border-quiet" />
            {networkMessages.legendNotActive}
          </span>
        </p>
      </div>
      <section aria-label={facilityMessages.list}>
        <FacilityList {...shared} />
      </section>
    </div>
  );
}

function Latest() {
  const activity = useQuery(activityQuery(useNode()));
  const nameOf = useFacilityNames();
  return (
    <Section title={insightMessages.title}>
      {activity.isError && <Problem error={activity.error} onRetry={() => void activity.refetch()} />}
      {activity.isPending && <Loading />}
      {activity.data !== undefined && <ActivityList activities={activity.data.items} nameOf={nameOf} />}
    </Section>
  );
}
