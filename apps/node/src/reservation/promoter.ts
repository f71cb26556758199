import { isAppError } from "@medequipshare/domain";
import type { Address, Hex } from "@medequipshare/protocol";
import { type Database, type DuePromotion, findCursor, listDuePromotions } from "@medequipshare/readmodel";
import { type NetworkAddresses, promoteAfter, promoteUnit } from "@medequipshare/sdk";
import type { Logger } from "pino";
import { concat, numberToHex } from "viem";
import type { ChainClock } from "../http/chain-clock.ts";

export type Promoter = {
  /** Looks for promotions that are due now. */
  wake(): void;
  close(): Promise<void>;
};

export type PromoterParameters = {
  readonly db: Database;
  readonly addresses: Pick<NetworkAddresses, "waitlistDesk">;
  readonly clock: ChainClock;
  /** Number of the chain's newest block. */
  readonly head: () => Promise<number>;
  readonly serves: (facilityId: number) => Promise<boolean>;
  /** Stores the call before it is sent, and sends it once; see the outbox. */
  readonly submit: (to: Address, data: Hex) => Promise<unknown>;
  readonly log: Logger;
  /** How often to look although no block came: holds lapse by time alone. */
  readonly everyMs?: number;
  /** How long the node of whoever is first on the list has before others try. */
  readonly patienceMs?: number;
};

/** A walk of a unit's list is asked for once in so many seconds. */
const WALK_SECONDS = 600;

/**
 * Gives kept slots to those who wait, where they concern a facility of this node: the node of whoever is first on the
 * list at once, those of others who wait and of the owner when that does not happen. Nothing is kept here: what is due
 * follows from the read model, and the outbox knows each promotion by its call.
 */
export function startPromoter({
  db,
  addresses,
  clock,
  head,
  serves,
  submit,
  log,
  everyMs = 5_000,
  patienceMs = 10_000,
}: PromoterParameters): Promoter {
  const seenAt = new Map<string, number>();
  let running: Promise<void> | undefined;
  let isAwake = false;
  let isClosed = false;
  const closing = Promise.withResolvers<void>();

  async function isOurs(due: DuePromotion): Promise<boolean> {
    const [first, ...others] = due.facilityIds;
    if (await serves(first ?? due.ownerId)) return true;
    const key = `${due.unitId}/${due.reservationId}`;
    const since = seenAt.get(key) ?? Date.now();
    seenAt.set(key, since);
    if (Date.now() - since < patienceMs) return false;
    for (const facilityId of [...others, due.ownerId]) if (await serves(facilityId)) return true;
    return false;
  }

  /** By a read model that has seen the whole chain: one that lags or is being rebuilt tells of the past. */
  async function listDue(now: number): Promise<readonly DuePromotion[]> {
    const newest = await head();
    const look = async (tx: Parameters<Parameters<Database["transaction"]>[0]>[0]) => {
      const cursor = await findCursor(tx);
      return cursor !== undefined && cursor.number >= newest ? listDuePromotions(tx, now) : [];
    };
    return db.transaction(look, { isolationLevel: "repeatable read", accessMode: "read only" });
  }

  async function promote(due: DuePromotion, now: number): Promise<void> {
    if (isClosed || !(await isOurs(due))) return;
    try {
      const { to, data } = callOf(addresses, due, now);
      // What is stored is sent after a restart too, so closing does not wait for the chain.
      await Promise.race([submit(to, data), closing.promise]);
      log.info({ unitId: due.unitId, reservationId: String(due.reservationId) }, "waitlist promoted");
    } catch (error) {
      // Mostly that somebody else was faster: the next blocks say so.
      const code = isAppError(error) ? error.code : "unexpected";
      log.info(
        { unitId: due.unitId, reservationId: String(due.reservationId), code },
        "waitlist not promoted",
      );
    }
  }

  async function run(): Promise<void> {
    while (isAwake && !isClosed) {
      isAwake = false;
      try {
        const now = await clock();
        const due = await listDue(now);
        if (due.length === 0) seenAt.clear();
        for (const each of due) await promote(each, now);
      } catch (error) {
        log.warn({ err: error }, "due promotions not readable");
      }
    }
    running = undefined;
  }

  function wake(): void {
    isAwake = true;
    running ??= run();
  }

  const timer = setInterval(wake, everyMs);
  return {
    wake,
    async close() {
      isClosed = true;
      closing.resolve();
      clearInterval(timer);
      await running;
    },
  };
}

/** A walk names no reservation, so what follows the call tells one occasion from the next; the contract ignores it. */
function callOf(
  addresses: PromoterParameters["addresses"],
  { reservationId, unitId }: DuePromotion,
  now: number,
): { readonly to: Address; readonly data: Hex } {
  if (reservationId !== null) return promoteAfter.call(addresses, { reservationId });
  const { to, data } = promoteUnit.call(addresses, { unitId });
  return { to, data: concat([data, numberToHex(Math.floor(now / WALK_SECONDS), { size: 8 })]) };
}
