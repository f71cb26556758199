import { isAppError } from "@medequipshare/domain";
import type { BreakGlassPayload } from "@medequipshare/protocol";
import { type Database, findLoanAt } from "@medequipshare/readmodel";
import { type NetworkAddresses, recordBreakGlass } from "@medequipshare/sdk";
import type { Relays } from "../access/relays.ts";
import type { ChainClock } from "../http/chain-clock.ts";

export type BreakGlassRelayParameters = {
  readonly db: Database;
  readonly relays: Pick<Relays, "enqueue">;
  readonly addresses: NetworkAddresses;
  readonly clock: ChainClock;
};

/**
 * Makes what brings a lock's statement on chain: with the loan that the read model knows for its time, stored in the
 * outbox when it resolves. One that is on chain already is done. Throws what else the chain refuses, and
 * chain.unreachable while nobody can tell: then the lock keeps it and sends it again.
 */
export function breakGlassRelay({ db, relays, addresses, clock }: BreakGlassRelayParameters) {
  return async ({ x, y, r, s, ...opening }: BreakGlassPayload): Promise<void> => {
    const chainNow = await clock();
    // As the contract takes it: a lock without a clock, or with one that is ahead, was opened when it is recorded.
    const at = opening.openedAt === 0 ? chainNow : Math.min(opening.openedAt, chainNow);
    const reservationId = (await findLoanAt(db, opening.unitId, at)) ?? 0n;
    const signed = { opening, key: { x, y }, signature: { r, s }, reservationId };
    const { to, data } = recordBreakGlass.call(addresses, signed);
    try {
      await relays.enqueue(to, data);
    } catch (error) {
      if (!isAppError(error, "checkout.break-glass-known")) throw error;
    }
  };
}
