import { routes } from "@medequipshare/protocol";
import { type Database, listActivity } from "@medequipshare/readmodel";
import { activityView } from "../equipment/view.ts";
import type { Mount } from "../http/mount.ts";
import { pageView } from "../http/page-view.ts";

export function mountInsight(mount: Mount, db: Database): void {
  mount(routes.event.activity, async ({ query: { facilityId, limit, cursor } }) =>
    pageView(await listActivity(db, { facilityId, limit, after: cursor }), activityView),
  );
}
