import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { readUnitFilters } from "./equipment/unit-filters.ts";
import { NetworkScreen } from "./network-screen.tsx";
import { NotFoundScreen } from "./not-found-screen.tsx";
import { readFindFilters } from "./reservation/find-filters.ts";
import { readScheduleFilters } from "./reservation/schedule-filters.ts";
import { Shell } from "./shell.tsx";
import { Crashed } from "./ui/crashed.tsx";
import { formatReservationId, parseReservationId } from "./ui/format-reservation-id.ts";
import { Loading } from "./ui/loading.tsx";

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundScreen,
  errorComponent: Crashed,
  pendingComponent: Loading,
});

const network = createRoute({ getParentRoute: () => root, path: "/", component: NetworkScreen });

const today = createRoute({
  getParentRoute: () => root,
  path: "/today",
  component: lazyRouteComponent(() => import("./today-screen.tsx"), "TodayScreen"),
});

const outAndIn = createRoute({
  getParentRoute: () => root,
  path: "/out-and-in",
  component: lazyRouteComponent(() => import("./out-and-in-screen.tsx"), "OutAndInScreen"),
});

const units = createRoute({
  getParentRoute: () => root,
  path: "/units",
  validateSearch: readUnitFilters,
  component: lazyRouteComponent(() => import("./units-screen.tsx"), "UnitsScreen"),
});

const unit = createRoute({
  getParentRoute: () => root,
  path: "/units/$unitId",
  component: lazyRouteComponent(() => import("./unit-screen.tsx"), "UnitScreen"),
});

const facility = createRoute({
  getParentRoute: () => root,
  path: "/facilities/$facilityId",
  component: lazyRouteComponent(() => import("./facility-screen.tsx"), "FacilityScreen"),
});

const reservation = createRoute({
  getParentRoute: () => root,
  path: "/reservations/$reservationId",
  // The number that people read out is the address; the whole id leads there, too.
  params: {
    parse: ({ reservationId }) => ({
      reservationId: String(parseReservationId(reservationId) ?? reservationId),
    }),
    stringify: ({ reservationId }) => ({
      reservationId: /^\d+$/.test(reservationId) ? formatReservationId(BigInt(reservationId)) : reservationId,
    }),
  },
  component: lazyRouteComponent(() => import("./reservation-screen.tsx"), "ReservationScreen"),
});

const find = createRoute({
  getParentRoute: () => root,
  path: "/find",
  validateSearch: readFindFilters,
  component: lazyRouteComponent(() => import("./find-screen.tsx"), "FindScreen"),
});

const schedule = createRoute({
  getParentRoute: () => root,
  path: "/schedule",
  validateSearch: readScheduleFilters,
  component: lazyRouteComponent(() => import("./schedule-screen.tsx"), "ScheduleScreen"),
});

const approvals = createRoute({
  getParentRoute: () => root,
  path: "/approvals",
  component: lazyRouteComponent(() => import("./approvals-screen.tsx"), "ApprovalsScreen"),
});

const people = createRoute({
  getParentRoute: () => root,
  path: "/people",
  component: lazyRouteComponent(() => import("./people-screen.tsx"), "PeopleScreen"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("./join-screen.tsx"), "JoinScreen"),
});

/** The page's screens by address. All but the first are loaded when they are first shown. */
export const router = createRouter({
  routeTree: root.addChildren([
    network,
    today,
    outAndIn,
    units,
    unit,
    facility,
    reservation,
    find,
    schedule,
    approvals,
    people,
    join,
  ]),
  defaultPreload: "intent",
  defaultPendingMs: 150,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
