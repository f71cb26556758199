import { AppError } from "@medequipshare/domain";
import type { routes, ScheduleRow } from "@medequipshare/protocol";
import { type Database, listFacilityNames, listSchedule } from "@medequipshare/readmodel";
import type { z } from "zod";
import { pageView } from "../http/page-view.ts";
import { busyView, windowView } from "./view.ts";

type Query = z.output<typeof routes.reservation.schedule.query>;
type Answer = { from: number; to: number; items: ScheduleRow[]; cursor?: string | undefined };

const LONGEST = 31 * 86_400;

/** What is taken of many units between two times, at most 31 days; `now` is chain time. */
export async function readSchedule(db: Database, query: Query, now: number): Promise<Answer> {
  const { from, to, productCode, ownerId, limit, cursor } = query;
  if (to <= from || to - from > LONGEST) {
    const problem = "it must lie after from, within 31 days";
    throw new AppError("input.invalid", { field: "to", value: to, problem });
  }
  const page = await listSchedule(db, { from, to, now, productCode, ownerId, limit, after: cursor });
  const names = await listFacilityNames(
    db,
    page.items.map((row) => row.ownerId),
  );
  const view = pageView(page, ({ busy, windows, ...row }) => ({
    ...row,
    ownerName: names.get(row.ownerId) ?? null,
    busy: busy.map(busyView),
    windows: windows.map(windowView),
  }));
  return { from, to, ...view };
}
