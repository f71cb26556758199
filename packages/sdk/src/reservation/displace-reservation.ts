import { overrideDeskAbi, reservationManagerAbi } from "@medequipshare/contracts";
import {
  OverrideReason,
  type OverrideReasonName,
  type TokenUnits,
  type UnixSeconds,
} from "@medequipshare/domain";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import { listEvents } from "../chain/find-event.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type DisplaceReservationParameters = {
  /** Held or confirmed, below an emergency, of another facility. */
  readonly displacedId: bigint;
  /** What the emergency needs, on the unit's slot grid; it must overlap the displaced reservation. */
  readonly startsAt: UnixSeconds;
  readonly endsAt: UnixSeconds;
  readonly reason: OverrideReasonName;
  /** Digest of the reason in words, see {@link hashReason}. Whoever sends it keeps words and salt for the review. */
  readonly reasonHash: Hex;
};
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
  { sender, addresses }: NetworkWriter,
  { displacedId, startsAt, endsAt, reason, reasonHash }: DisplaceReservationParameters,
): Promise<DisplaceReservationReturnType> {
  const address = addresses.overrideDesk;
  const receipt = await sender.send([
    encodeCall(address, overrideDeskAbi, "displace", [
      displacedId,
      startsAt,
      endsAt,
      OverrideReason[reason],
      reasonHash,
    ]),
  ]);
  const { logs } = receipt;
  const made = requireEvent({ logs, address, abi: overrideDeskAbi, eventName: "OverrideMade" });
  const { reservationId, compensation } = made;
  const confirmed = listEvents({
    logs,
    address: addresses.reservationManager,
    abi: reservationManagerAbi,
    eventName: "ReservationConfirmed",
  });
  // The walk of the waitlist may confirm others in the same transaction.
  const escrow = confirmed.find((each) => each.reservationId === reservationId)?.escrow ?? 0n;
  return { ...receipt, reservationId, escrow, compensation, bond: compensation };
}
