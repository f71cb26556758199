import { and, count, eq, gt, gte, notExists, sum } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { facilityTable, staffTable } from "../facility/table.ts";
import { documentTable } from "./local-table.ts";

export type DocumentSum = { readonly documents: number; readonly bytes: number };

/**
 * What was stored through this node since a moment, unix seconds: by one person, or by all together who are not staff
 * of a facility that was ever activated.
 */
export async function sumDocuments(
  db: Reader,
  { since, by }: { readonly since: number; readonly by: Hex | "applicants" },
): Promise<DocumentSum> {
  const table = documentTable;
  const appointed = db
    .select({ account: staffTable.account })
    .from(staffTable)
    .innerJoin(facilityTable, eq(facilityTable.id, staffTable.facilityId))
    .where(and(eq(staffTable.account, table.createdBy), gt(facilityTable.activeUntil, 0)));
  const [row] = await db
    .select({ documents: count(), bytes: sum(table.size).mapWith(Number) })
    .from(table)
    .where(
      and(gte(table.createdAt, since), by === "applicants" ? notExists(appointed) : eq(table.createdBy, by)),
    );
  return { documents: row?.documents ?? 0, bytes: row?.bytes ?? 0 };
}
