import { Link } from "@tanstack/react-router";
import { Icon, type IconName } from "./ui/icon.tsx";
import { uiMessages } from "./ui/messages.ts";
import { useIsPhone } from "./ui/use-is-phone.ts";

const places = {
  "/today": { label: uiMessages.today, icon: "today" },
  "/find": { label: uiMessages.find, icon: "find" },
  "/out-and-in": { label: uiMessages.outAndIn, icon: "outAndIn" },
  "/units": { label: uiMessages.units, icon: "equipment" },
  "/approvals": { label: uiMessages.approvals, icon: "hourglass" },
  "/schedule": { label: uiMessages.schedule, icon: "calendar" },
  "/people": { label: uiMessages.people, icon: "people" },
  "/": { label: uiMessages.network, icon: "network" },
} as const satisfies Record<string, { label: string; icon: IconName }>;

export type PlaceAddress = keyof typeof places;
/** Open acts at a place, and whether one of them is late. */
export type OpenActs = { readonly count: number; readonly late: boolean };

type NavigationLinksProps = {
  /** What the visitor comes for, in order. */
  readonly jobs: readonly PlaceAddress[];
  /** What one only looks up. */
  readonly lookUp: readonly PlaceAddress[];
  readonly open?: Readonly<Partial<Record<PlaceAddress, OpenActs>>>;
};

/** The ways into the page: jobs first. A phone has room for four, and keeps the rest under "More". */
export function NavigationLinks({ jobs, lookUp, open = {} }: NavigationLinksProps) {
  const isPhone = useIsPhone();
  const list = lookUp.map((to) => (
    <li key={to}>
      <PlaceLink to={to} open={open[to]} />
    </li>
  ));
  return (
    <nav className="nav" aria-label={uiMessages.navigation}>
      <ul>
        {jobs.map((to) => (
          <li key={to}>
            <PlaceLink to={to} open={open[to]} />
          </li>
        ))}
        {isPhone && (
          <li>
            <More>{list}</More>
          </li>
        )}
      </ul>
      {!isPhone && (
        <>
          <p className="nav-head">{uiMessages.lookUp}</p>
          <ul>{list}</ul>
        </>
      )}
    </nav>
  );
}

function PlaceLink({ to, open }: { to: PlaceAddress; open: OpenActs | undefined }) {
  const { label, icon } = places[to];
  return (
    <Link to={to} activeOptions={{ exact: to === "/", includeSearch: false }}>
      <Icon name={icon} />
      {label}
      {open !== undefined && open.count > 0 && (
        <span className={`count ${open.late ? "late" : ""}`}>
          <span aria-hidden="true">{open.count}</span>
          <span className="sr-only">, {uiMessages.openActs(open.count)}</span>
        </span>
      )}
    </Link>
  );
}

/** Closes once one of its places was chosen. */
function More({ children }: { children: React.ReactNode }) {
  const close = ({ currentTarget }: React.MouseEvent<HTMLUListElement>) =>
    currentTarget.closest("details")?.removeAttribute("open");
  return (
    <details>
      <summary>
        <Icon name="more" />
        {uiMessages.more}
      </summary>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by its key clicks, too */}
      <ul className="more-list" onClick={close}>
        {children}
      </ul>
    </details>
  );
}
