import { eq, lte } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { challengeTable, operationTable, relayTable, sessionTable } from "./local-table.ts";

export type NewOperation = typeof operationTable.$inferInsert;
export type OperationChange = Partial<
  Pick<
    NewOperation,
    "status" | "transaction" | "block" | "success" | "revertData" | "gasUsed" | "userOperation"
  >
>;

/** Stores an operation; false when one with this hash is here already. */
export async function storeOperation(db: Reader, operation: NewOperation): Promise<boolean> {
  const values = { ...operation, hash: lowerHex(operation.hash), account: lowerHex(operation.account) };
  const stored = await db
    .insert(operationTable)
    .values(values)
    .onConflictDoNothing()
    .returning({ hash: operationTable.hash });
  return stored.length > 0;
}

export async function changeOperation(
  db: Reader,
  hash: Hex,
  change: OperationChange,
  updatedAt: number,
): Promise<void> {
  await db
    .update(operationTable)
    .set({ ...change, updatedAt })
    .where(eq(operationTable.hash, lowerHex(hash)));
}

export type NewRelay = typeof relayTable.$inferInsert;
export type RelayChange = Partial<
  Pick<NewRelay, "status" | "transaction" | "block" | "success" | "revertData" | "gasUsed">
>;

/** Stores a relay; false when the same call is here already. */
export async function storeRelay(db: Reader, relay: NewRelay): Promise<boolean> {
  const values = { ...relay, id: lowerHex(relay.id), to: lowerHex(relay.to) };
  const stored = await db
    .insert(relayTable)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: relayTable.id });
  return stored.length > 0;
}

export async function changeRelay(
  db: Reader,
  id: Hex,
  change: RelayChange,
  updatedAt: number,
): Promise<void> {
  await db
    .update(relayTable)
    .set({ ...change, updatedAt })
    .where(eq(relayTable.id, lowerHex(id)));
}

export type NewSession = typeof sessionTable.$inferInsert;

export async function storeSession(db: Reader, session: NewSession): Promise<void> {
  const values = {
    ...session,
    tokenHash: lowerHex(session.tokenHash),
    account: lowerHex(session.account),
  };
  await db.insert(sessionTable).values(values);
}

export async function touchSession(db: Reader, tokenHash: Hex, lastSeenAt: number): Promise<void> {
  await db
    .update(sessionTable)
    .set({ lastSeenAt })
    .where(eq(sessionTable.tokenHash, lowerHex(tokenHash)));
}

export async function deleteSession(db: Reader, tokenHash: Hex): Promise<void> {
  await db.delete(sessionTable).where(eq(sessionTable.tokenHash, lowerHex(tokenHash)));
}

/** Ends every session of an account, as when it is dismissed. */
export async function deleteSessionsOf(db: Reader, account: Hex): Promise<void> {
  await db.delete(sessionTable).where(eq(sessionTable.account, lowerHex(account)));
}

export type NewChallenge = typeof challengeTable.$inferInsert;

export async function storeChallenge(db: Reader, challenge: NewChallenge): Promise<void> {
  const account = challenge.account ? lowerHex(challenge.account) : null;
  await db.insert(challengeTable).values({ ...challenge, account });
}

/** Takes a challenge out: of any number of callers one gets it. Expired ones come out too; compare `expiresAt`. */
export async function takeChallenge(
  db: Reader,
  challenge: string,
): Promise<typeof challengeTable.$inferSelect | undefined> {
  const [row] = await db.delete(challengeTable).where(eq(challengeTable.challenge, challenge)).returning();
  return row;
}

/** Removes sessions and challenges that expired by `now`, unix seconds. */
export async function deleteExpired(db: Reader, now: number): Promise<void> {
  await db.delete(sessionTable).where(lte(sessionTable.expiresAt, now));
  await db.delete(challengeTable).where(lte(challengeTable.expiresAt, now));
}
