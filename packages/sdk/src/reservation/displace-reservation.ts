import { reservationManagerAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { listEvents } from "../chain/find-event.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { type DisplaceReservationParameters, displace } from "./override-acts.ts";

export type DisplaceReservationReturnType = ActReceipt & {
  /** The emergency's own. */
  readonly reservationId: bigint;
  readonly escrow: TokenUnits;
  /** Paid to the displaced facility. */
  readonly compensation: TokenUnits;
  /** The same amount again, set aside until the review. */
  readonly bond: TokenUnits;
};

/**
 * Reserves for an emergency in place of another reservation. The sender is a clinical lead. The domain's `overrideCost`
 * says beforehand what it costs beside the escrow.
 */
export async function displaceReservation(
  network: NetworkWriter,
  parameters: DisplaceReservationParameters,
): Promise<DisplaceReservationReturnType> {
  const made = await displace(network, parameters);
  const { reservationId, compensation } = made;
  const confirmed = listEvents({
    logs: made.logs,
    address: network.addresses.reservationManager,
    abi: reservationManagerAbi,
    eventName: "ReservationConfirmed",
  });
  // The walk of the waitlist may confirm others in the same transaction.
  const escrow = confirmed.find((each) => each.reservationId === reservationId)?.escrow ?? 0n;
  return { ...made, escrow, bond: compensation };
}
