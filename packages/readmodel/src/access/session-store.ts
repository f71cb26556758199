import type { AssuranceLevel } from "@medequipshare/domain";
import { and, desc, eq, gt, lte, ne, or } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import { type Database, transaction } from "../db/database.ts";
import { challengeTable, sessionTable } from "./local-table.ts";

export type SessionRow = typeof sessionTable.$inferSelect;
export type ChallengeRow = typeof challengeTable.$inferSelect;

/** How many seconds sessions last, by how they were proved. */
export type LimitsByLevel = Readonly<
  Record<AssuranceLevel, { readonly seconds: number; readonly idleSeconds: number }>
>;

/** So long ended ones are kept, to tell their bearer why they ended. */
const KEPT_SECONDS = 2 * 86_400;

export type SessionStore = {
  putChallenge(row: ChallengeRow): Promise<void>;
  /** Takes a challenge out, so that it counts once however many ask at the same time; undefined when it is not there. */
  takeChallenge(challenge: string, now: number): Promise<ChallengeRow | undefined>;
  put(row: SessionRow): Promise<void>;
  /** Puts a session in the place of one that is there; whether it was. */
  replace(tokenHash: Hex, row: SessionRow): Promise<boolean>;
  find(tokenHash: Hex): Promise<SessionRow | undefined>;
  /** A session that has not ended, its last use noted; undefined when there is none or it has ended. */
  touch(tokenHash: Hex, now: number, limits: LimitsByLevel): Promise<SessionRow | undefined>;
  /** Those of an account that have not ended, the last used first. */
  listOf(account: Hex, now: number, limits: LimitsByLevel): Promise<readonly SessionRow[]>;
  end(tokenHash: Hex): Promise<void>;
  /** All of an account, but one where told; gives how many. */
  endOf(account: Hex, kept: Hex | undefined): Promise<number>;
  /** Those of an account that the directory opened. */
  endReadingOf(account: Hex): Promise<void>;
};

/** Sessions and the challenges they begin with. */
export function sessionStore(db: Database): SessionStore {
  return {
    async putChallenge(row) {
      await db.insert(challengeTable).values(row);
    },
    takeChallenge: (challenge, now) =>
      transaction(db, async (tx) => {
        await tx.delete(challengeTable).where(lte(challengeTable.expiresAt, now));
        const [taken] = await tx
          .delete(challengeTable)
          .where(eq(challengeTable.challenge, challenge))
          .returning();
        return taken;
      }),
    put: (row) =>
      transaction(db, async (tx) => {
        await tx.delete(sessionTable).where(lte(sessionTable.lastSeenAt, row.createdAt - KEPT_SECONDS));
        await tx.insert(sessionTable).values(row);
      }),
    replace: (tokenHash, row) =>
      transaction(db, async (tx) => {
        const ended = await tx.delete(sessionTable).where(eq(sessionTable.tokenHash, tokenHash)).returning();
        if (ended.length > 0) await tx.insert(sessionTable).values(row);
        return ended.length > 0;
      }),
    async find(tokenHash) {
      const [row] = await db.select().from(sessionTable).where(eq(sessionTable.tokenHash, tokenHash));
      return row;
    },
    async touch(tokenHash, now, limits) {
      const [row] = await db
        .update(sessionTable)
        .set({ lastSeenAt: now })
        .where(and(eq(sessionTable.tokenHash, tokenHash), lastsAt(now, limits)))
        .returning();
      return row;
    },
    listOf: (account, now, limits) =>
      db
        .select()
        .from(sessionTable)
        .where(and(eq(sessionTable.account, account), lastsAt(now, limits)))
        .orderBy(desc(sessionTable.lastSeenAt), sessionTable.tokenHash),
    async endOf(account, kept) {
      const isOther = kept === undefined ? undefined : ne(sessionTable.tokenHash, kept);
      const ended = await db
        .delete(sessionTable)
        .where(and(eq(sessionTable.account, account), isOther))
        .returning({ tokenHash: sessionTable.tokenHash });
      return ended.length;
    },
    async endReadingOf(account) {
      await db
        .delete(sessionTable)
        .where(and(eq(sessionTable.account, account), eq(sessionTable.level, "directory")));
    },
    async end(tokenHash) {
      await db.delete(sessionTable).where(eq(sessionTable.tokenHash, tokenHash));
    },
  };
}

function lastsAt(now: number, limits: LimitsByLevel) {
  const { level, createdAt, lastSeenAt } = sessionTable;
  return or(
    ...Object.entries(limits).map(([name, { seconds, idleSeconds }]) =>
      // The record has the levels and nothing else as its names.
      and(eq(level, name as AssuranceLevel), gt(createdAt, now - seconds), gt(lastSeenAt, now - idleSeconds)),
    ),
  );
}
