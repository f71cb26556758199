import { AppError } from "@medequipshare/domain";
import type { Address, Hex } from "@medequipshare/protocol";
import { decodeFailure, type NetworkAddresses, reservationManagerAbi } from "@medequipshare/sdk";
import type { PublicClient } from "viem";

/** IReservationManager.State.Held. */
const HELD = 1;
/** As many as the contract sweeps at once, ReservationManager.MAXIMUM_STALE. */
const MOST = 16;

export type LapsedHoldsParameters = {
  readonly client: PublicClient;
  readonly addresses: Pick<NetworkAddresses, "reservationManager">;
  readonly to: Address;
  readonly data: Hex;
};

/**
 * Refuses a sweep that would do nothing for some of what it names: it costs gas and the contract accepts it for ever.
 * Throws access.relay-not-allowed unless each id, named once, is a hold that has lapsed; reservation.unknown.
 */
export async function requireLapsedHolds(
  ids: readonly bigint[],
  { client, addresses, to, data }: LapsedHoldsParameters,
): Promise<void> {
  const refused = new AppError("access.relay-not-allowed", { selector: data.slice(0, 10), to });
  if (ids.length === 0 || ids.length > MOST || new Set(ids).size !== ids.length) throw refused;
  // Pending, so that a sweep on its way counts.
  const blockTag = "pending";
  const [{ timestamp }, named] = await Promise.all([
    client.getBlock({ blockTag }),
    Promise.all(
      ids.map((id) =>
        client.readContract({
          address: addresses.reservationManager,
          abi: reservationManagerAbi,
          functionName: "reservationOf",
          args: [id],
          blockTag,
        }),
      ),
    ),
  ]).catch((error: unknown) => {
    throw decodeFailure(error);
  });
  if (named.some(({ state, heldUntil }) => state !== HELD || heldUntil > timestamp)) throw refused;
}
