import type { UnixSeconds } from "@medequipshare/domain";
import type { Address, Hex } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { getReservation } from "../reservation/get-reservation.ts";
import type { HandOn } from "./hand-on-statement.ts";
import { prepareHandover } from "./prepare-handover.ts";

export type PrepareHandOnParameters = {
  /** The loan that ends. */
  readonly reservationId: bigint;
  /** The confirmed reservation of the same unit that becomes a loan. */
  readonly nextReservationId: bigint;
  readonly releasedBy: Address;
  readonly receivedBy: Address;
  /** Who signs for the owner. */
  readonly consentedBy: Address;
  /** Digest of the encrypted loan pack. */
  readonly loanPack: Hex;
  readonly signedAt: UnixSeconds;
};

/**
 * Completes a hand-on from the chain: both borrowers and the owner, the loan's sequence, the meter's last accepted
 * counter. Throws reservation.unknown.
 */
export async function prepareHandOn(
  network: NetworkReader,
  { nextReservationId, consentedBy, ...parameters }: PrepareHandOnParameters,
): Promise<HandOn> {
  const [ending, next] = await Promise.all([
    getReservation(network, parameters),
    getReservation(network, { reservationId: nextReservationId }),
  ]);
  const handover = await prepareHandover(network, {
    ...parameters,
    releaserId: ending.reservation.borrowerId,
    receiverId: next.reservation.borrowerId,
  });
  return { handover, nextReservationId, ownerId: ending.ownerId, consentedBy };
}
