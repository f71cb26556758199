import { facilityLedgerAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type WithdrawParameters = { readonly amount: TokenUnits };
export type WithdrawReturnType = ActReceipt & {
  /** The facility's free balance afterwards. */
  readonly free: TokenUnits;
};

/** Sends free balance to the facility's own account. The sender is its finance officer. */
export async function withdraw(
  { sender, addresses }: NetworkWriter,
  { amount }: WithdrawParameters,
): Promise<WithdrawReturnType> {
  const address = addresses.facilityLedger;
  const receipt = await sender.send([encodeCall(address, facilityLedgerAbi, "withdraw", [amount])]);
  const { free } = requireEvent({
    logs: receipt.logs,
    address,
    abi: facilityLedgerAbi,
    eventName: "LedgerWithdrawn",
  });
  return { ...receipt, free };
}
