import { and, eq, gt, lte } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import { type Database, transaction } from "../db/database.ts";
import { challengeTable, sessionTable } from "./local-table.ts";

export type SessionRow = typeof sessionTable.$inferSelect;
export type ChallengeRow = typeof challengeTable.$inferSelect;

export type SessionStore = {
  putChallenge(row: ChallengeRow): Promise<void>;
  /** Takes a challenge out, so that it counts once however many ask at the same time; undefined when it is not there. */
  takeChallenge(challenge: string, now: number): Promise<ChallengeRow | undefined>;
  put(row: SessionRow): Promise<void>;
  /** A session that has not ended, its last use noted. */
  touch(tokenHash: Hex, now: number): Promise<SessionRow | undefined>;
  end(tokenHash: Hex): Promise<void>;
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
        await tx.delete(sessionTable).where(lte(sessionTable.expiresAt, row.createdAt));
        await tx.insert(sessionTable).values(row);
      }),
    async touch(tokenHash, now) {
      const [row] = await db
        .update(sessionTable)
        .set({ lastSeenAt: now })
        .where(and(eq(sessionTable.tokenHash, tokenHash), gt(sessionTable.expiresAt, now)))
        .returning();
      return row;
    },
    async end(tokenHash) {
      await db.delete(sessionTable).where(eq(sessionTable.tokenHash, tokenHash));
    },
  };
}
