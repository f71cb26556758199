import { routes } from "@medequipshare/protocol";
import type { Mount } from "../http/mount.ts";
import { readFirstCalls, readOverrideRight, readOverrides, readReviewable } from "./override-view.ts";
import { previewOverride } from "./preview-override.ts";
import type { ReservationRoutesParameters } from "./routes.ts";
import { readUnitWaitlist, readWaitlistOf } from "./waitlist-view.ts";

/** Waitlists and overrides: who comes next, and who came first all the same. */
export function mountQueues(mount: Mount, { db, clock }: ReservationRoutesParameters): void {
  mount(routes.waitlist.ofUnit, async ({ params, query }) =>
    readUnitWaitlist(db, { ...params, ...query, now: await clock() }),
  );
  mount(routes.waitlist.list, async ({ query: { facilityId, open = true } }) =>
    readWaitlistOf(db, { facilityId, isOpen: open, now: await clock() }),
  );
  mount(routes.override.list, ({ query }) => readOverrides(db, query));
  mount(routes.override.reviewable, ({ query }) => readReviewable(db, query.facilityId));
  mount(routes.override.preview, async ({ query }) => previewOverride(db, { ...query, now: await clock() }));
  mount(routes.override.right, async ({ params }) => readOverrideRight(db, params.facilityId, await clock()));
  mount(routes.override.firstCalls, async ({ query }) => readFirstCalls(db, query.facilityId, await clock()));
}
