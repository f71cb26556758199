import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { AccountButton } from "./account-button.tsx";
import { DemonstrationLine } from "./demonstration-line.tsx";
import { facilitiesQuery } from "./facility/queries.ts";
import { useLive } from "./http/live-provider.tsx";
import { useNode } from "./http/node-provider.tsx";
import { networkQuery } from "./http/queries.ts";
import { useNow } from "./http/use-now.ts";
import { Navigation } from "./navigation.tsx";
import { SearchForm } from "./search-form.tsx";
import { type FacilityNaming, FacilityNamingContext } from "./ui/facility-naming.ts";
import { formatDuration, formatMoment, timeZoneName } from "./ui/format-time.ts";
import { uiMessages } from "./ui/messages.ts";
import { useScreensAhead } from "./use-screens-ahead.ts";

const REBUILDING_POLL_MS = 5_000;

/** What surrounds every screen: skip link, rail, top line, what must be known everywhere, main. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  useFocusOnNavigation(main);
  useScreensAhead();
  return (
    <FacilityNamingContext value={useKnownNames()}>
      <Frame {...{ main }} />
    </FacilityNamingContext>
  );
}

/** Names that some screen has asked for. */
function useKnownNames(): FacilityNaming {
  const queryClient = useQueryClient();
  const { queryKey } = facilitiesQuery(useNode());
  return (facilityId) => {
    const found = queryClient.getQueryData(queryKey)?.find((each) => each.facilityId === facilityId);
    return found?.profile?.name;
  };
}

function Frame({ main }: { main: React.RefObject<HTMLElement | null> }) {
  return (
    <div className="app">
      <a href="#main" className="action absolute -top-20 left-2 z-30 focus:top-2">
        {uiMessages.skip}
      </a>
      <header className="rail">
        <Link to="/" className="brand">
          <img src="/mark.svg" alt="" className="size-6" width="24" height="24" />
          <span className="max-sm:sr-only">{uiMessages.name}</span>
        </Link>
        <AccountButton />
        <Navigation />
        <Foot />
      </header>
      <div className="page">
        <TopLine />
        <DemonstrationLine />
        <Rebuilding />
        <main id="main" ref={main} tabIndex={-1} className="grow outline-none">
          <Outlet />
        </main>
      </div>
    </div>
  );
}

function TopLine() {
  const now = useNow();
  return (
    <div className="top-line">
      <SearchForm />
      <span className="desk-only ml-auto text-sm whitespace-nowrap text-quiet tabular-nums">
        {uiMessages.clock(formatMoment(now), timeZoneName(now))}
      </span>
    </div>
  );
}

/** Says that what is shown is old while the node builds its rows anew; asked again until it is done. */
function Rebuilding() {
  const { data } = useQuery({
    ...networkQuery(useNode()),
    refetchInterval: ({ state }) => (state.data?.rebuild ? REBUILDING_POLL_MS : false),
  });
  if (!data?.rebuild) return null;
  return (
    <p role="status" className="frame border-b border-edge py-2">
      {uiMessages.rebuilding(formatDuration(data.rebuild.servedAge ?? 0))}
    </p>
  );
}

/** Whether what is shown is live, and whose node tells it, so that two hospitals' pages are told apart. */
function Foot() {
  const { connected, blockNumber } = useLive();
  const { data } = useQuery(networkQuery(useNode()));
  const [own] = data?.served ?? [];
  return (
    <div className="rail-foot">
      <span className={`live ${connected ? "" : "off"}`}>
        {connected ? uiMessages.live(blockNumber) : uiMessages.notLive}
      </span>
      {data !== undefined && own !== undefined && (
        <span>{uiMessages.nodeOf(data.servesAll ? data.name : (own.name ?? data.name))}</span>
      )}
    </div>
  );
}

/** After following a link, keyboard and screen reader go on at the new screen, not at the old place in the rail. */
function useFocusOnNavigation(main: React.RefObject<HTMLElement | null>) {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path, main]);
}
