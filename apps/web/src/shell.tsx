import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { AccountButton } from "./account-button.tsx";
import { useLive } from "./http/live-provider.tsx";
import { useNode } from "./http/node-provider.tsx";
import { networkQuery } from "./http/queries.ts";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { formatDuration } from "./ui/format-time.ts";
import { Icon } from "./ui/icon.tsx";
import { uiMessages } from "./ui/messages.ts";

const REBUILDING_POLL_MS = 5_000;

/** What surrounds every screen: skip link, header, banner, main, footer. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  useFocusOnNavigation(main);
  return (
    <div className="flex min-h-dvh flex-col">
      <a href="#main" className="action absolute -top-20 left-2 z-20 focus:top-2">
        {uiMessages.skip}
      </a>
      <p className="bg-ink text-paper text-sm">
        <span className="frame block py-1.5">
          <strong className="font-semibold">{uiMessages.banner}</strong> {uiMessages.bannerMore}
        </span>
      </p>
      <Header />
      <Rebuilding />
      <main id="main" ref={main} tabIndex={-1} className="grow outline-none">
        <Outlet />
      </main>
      <Footer />
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

function Header() {
  return (
    <header className="border-b border-edge bg-surface">
      <div className="frame flex flex-wrap items-center gap-x-6 gap-y-1 py-2">
        <Link to="/" className="flex min-h-11 items-center gap-2 text-lg font-semibold tracking-tight">
          <img src="/mark.svg" alt="" className="size-7" width="28" height="28" />
          <span className="leading-tight">
            {uiMessages.name}
            <NodeName />
          </span>
        </Link>
        <nav
          aria-label={uiMessages.navigation}
          className="order-last flex w-full flex-wrap gap-x-4 text-sm sm:order-none sm:w-auto sm:gap-x-6 sm:text-base"
        >
          <NavigationLink to="/today">{uiMessages.today}</NavigationLink>
          <NavigationLink to="/">{uiMessages.network}</NavigationLink>
          <NavigationLink to="/units">{uiMessages.units}</NavigationLink>
          <NavigationLink to="/find">{uiMessages.find}</NavigationLink>
          <NavigationLink to="/schedule">{uiMessages.schedule}</NavigationLink>
          <NavigationLink to="/approvals">{uiMessages.approvals}</NavigationLink>
          {useSignIn().wanted && <NavigationLink to="/people">{uiMessages.people}</NavigationLink>}
        </nav>
        <div className="ml-auto">
          <AccountButton />
        </div>
      </div>
    </header>
  );
}

/** Whose node this is, so that two hospitals' pages are told apart. */
function NodeName() {
  const { data } = useQuery(networkQuery(useNode()));
  const [own] = data?.served ?? [];
  if (data === undefined || own === undefined) return null;
  return (
    <span className="block text-xs font-normal tracking-normal text-quiet">
      {uiMessages.nodeOf(data.servesAll ? data.name : (own.name ?? data.name))}
    </span>
  );
}

function NavigationLink({
  to,
  children,
}: {
  to: "/today" | "/" | "/units" | "/find" | "/schedule" | "/approvals" | "/people";
  children: string;
}) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === "/", includeSearch: false }}
      className="inline-flex min-h-11 items-center border-b-3 border-transparent font-medium text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
    >
      {children}
    </Link>
  );
}

function Footer() {
  const { connected, blockNumber } = useLive();
  return (
    <footer className="mt-12 border-t border-edge">
      <div className="frame flex flex-wrap items-center gap-x-6 gap-y-1 py-4 text-sm text-quiet">
        <span className="inline-flex gap-1.5">
          <Icon name={connected ? "go" : "wait"} />
          {connected ? uiMessages.live(blockNumber) : uiMessages.notLive}
        </span>
      </div>
    </footer>
  );
}

/** After following a link, keyboard and screen reader go on at the new screen, not at the old place in the header. */
function useFocusOnNavigation(main: React.RefObject<HTMLElement | null>) {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path, main]);
}
