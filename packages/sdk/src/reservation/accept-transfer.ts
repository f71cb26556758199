import { amendmentDeskAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type AcceptTransferParameters = { readonly reservationId: bigint };
export type AcceptTransferReturnType = ActReceipt & {
  /** Taken from the new borrower's free balance, and given back to the old one. */
  readonly escrow: TokenUnits;
};

/** Takes over a reservation on offer. The sender is a coordinator of the facility it is offered to. */
export async function acceptTransfer(
  { sender, addresses }: NetworkWriter,
  { reservationId }: AcceptTransferParameters,
): Promise<AcceptTransferReturnType> {
  const address = addresses.amendmentDesk;
  const receipt = await sender.send([
    encodeCall(address, amendmentDeskAbi, "acceptTransfer", [reservationId]),
  ]);
  const { escrow } = requireEvent({
    logs: receipt.logs,
    address,
    abi: amendmentDeskAbi,
    eventName: "ReservationTransferred",
  });
  return { ...receipt, escrow };
}
