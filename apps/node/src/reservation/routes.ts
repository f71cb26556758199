import { isTerminal } from "@medequipshare/domain";
import { type ReservationDetail, reservationState, routes } from "@medequipshare/protocol";
import {
  type Database,
  findLoan,
  findSettlement,
  getReservation,
  listGrants,
  listRatings,
  listReservationChanges,
  listReservations,
} from "@medequipshare/readmodel";
import type { ChainClock } from "../http/chain-clock.ts";
import type { Mount } from "../http/mount.ts";
import { pageView } from "../http/page-view.ts";
import { settlementView } from "../settlement/view.ts";
import { listApprovals } from "./list-approvals.ts";
import { listOffers } from "./list-offers.ts";
import { loanView } from "./loan-view.ts";
import { readOverrideOf } from "./override-view.ts";
import { mountQueues } from "./queue-routes.ts";
import { quoteAmendment } from "./quote-amendment.ts";
import { readQuote } from "./read-quote.ts";
import { readSchedule } from "./read-schedule.ts";
import { changeView, reservationView } from "./view.ts";

export type ReservationRoutesParameters = { readonly db: Database; readonly clock: ChainClock };

export function mountReservations(mount: Mount, { db, clock }: ReservationRoutesParameters): void {
  mount(routes.reservation.list, async ({ query: { cursor, live, ...filter } }) => {
    const states =
      live === undefined ? undefined : reservationState.options.filter((state) => isTerminal(state) !== live);
    return pageView(await listReservations(db, { ...filter, states, after: cursor }), reservationView);
  });
  mount(routes.reservation.get, ({ params }) => readDetail(db, params.reservationId));
  mount(routes.reservation.amendment, async ({ params, query }) =>
    quoteAmendment(db, { ...params, ...query, now: await clock() }),
  );
  mount(routes.reservation.approvals, async ({ query }) => listApprovals(db, query, await clock()));
  mount(routes.reservation.offers, async ({ query }) => ({
    items: await listOffers(db, { ...query, now: await clock() }),
  }));
  mount(routes.reservation.schedule, async ({ query }) => readSchedule(db, query, await clock()));
  mountQueues(mount, { db, clock });
}

async function readDetail(db: Database, id: bigint): Promise<ReservationDetail> {
  const row = await getReservation(db, id);
  const [loan, grants, settlement, ratings, changes, costs, override] = await Promise.all([
    findLoan(db, id),
    listGrants(db, id),
    findSettlement(db, id),
    listRatings(db, { reservationId: id }),
    listReservationChanges(db, id),
    readQuote(db, row),
    readOverrideOf(db, id),
  ]);
  return {
    ...reservationView(row),
    ...costs,
    freeUntil: row.freeUntil,
    offeredToId: row.state === "confirmed" ? row.offeredToId : null,
    override,
    changes: changes.map(changeView),
    loan: loan === undefined ? null : loanView(loan, grants),
    settlement: settlement === undefined ? null : settlementView(settlement),
    ratings: ratings.map(({ raterId, ratedId, revealedAt, condition, punctuality, communication }) => ({
      raterId,
      ratedId,
      revealed: revealedAt !== null,
      condition,
      punctuality,
      communication,
    })),
  };
}
