import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { type Page, type PageRequest, pageLimit, pageOf } from "../db/page.ts";
import { readCursorNumber, readPageCursor } from "../db/read-page-cursor.ts";
import { FUND_ACCOUNT, ledgerAccountTable, ledgerEntryTable, settlementTable } from "./table.ts";

export type LedgerAccountRow = typeof ledgerAccountTable.$inferSelect;
export type LedgerEntryRow = typeof ledgerEntryTable.$inferSelect;
export type SettlementRow = typeof settlementTable.$inferSelect;

/** Balances of a facility; zeros before the first deposit. */
export async function getLedgerAccount(db: Reader, facilityId: number): Promise<LedgerAccountRow> {
  const [row] = await db
    .select()
    .from(ledgerAccountTable)
    .where(eq(ledgerAccountTable.facilityId, facilityId));
  return row ?? { facilityId, free: 0n, escrowed: 0n, insured: 0n, loans: 0 };
}

/** A facility's book, newest first. */
export async function listLedgerEntries(
  db: Reader,
  facilityId: number,
  request: PageRequest = {},
): Promise<Page<LedgerEntryRow>> {
  const { block, logIndex, leg } = ledgerEntryTable;
  const [b, l, g] = request.after === undefined ? [] : readPageCursor(request.after, 3).map(readCursorNumber);
  const rows = await db
    .select()
    .from(ledgerEntryTable)
    .where(
      and(
        eq(ledgerEntryTable.facilityId, facilityId),
        b === undefined ? undefined : sql`(${block}, ${logIndex}, ${leg}) < (${b}, ${l}, ${g})`,
      ),
    )
    .orderBy(desc(block), desc(logIndex), desc(leg))
    .limit(pageLimit(request) + 1);
  return pageOf(rows, request, (last) => `${last.block}~${last.logIndex}~${last.leg}`);
}

export type LedgerTotals = { readonly free: bigint; readonly escrowed: bigint; readonly fund: bigint };

/** Sums over all facilities, and the fund: what the ledger owes altogether. */
export async function getLedgerTotals(db: Reader): Promise<LedgerTotals> {
  const sum = (column: typeof ledgerAccountTable.free | typeof ledgerAccountTable.escrowed) =>
    sql`coalesce(sum(${column}), 0)`.mapWith((value: string | number) => BigInt(value));
  const [totals] = await db
    .select({ free: sum(ledgerAccountTable.free), escrowed: sum(ledgerAccountTable.escrowed) })
    .from(ledgerAccountTable)
    .where(ne(ledgerAccountTable.facilityId, FUND_ACCOUNT));
  const fund = await getLedgerAccount(db, FUND_ACCOUNT);
  return { free: totals?.free ?? 0n, escrowed: totals?.escrowed ?? 0n, fund: fund.free };
}

export async function findSettlement(db: Reader, reservationId: bigint): Promise<SettlementRow | undefined> {
  const [row] = await db
    .select()
    .from(settlementTable)
    .where(eq(settlementTable.reservationId, reservationId));
  return row;
}
