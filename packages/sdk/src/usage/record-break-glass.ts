import { checkoutDeskAbi } from "@medequipshare/contracts";
import { type Call, encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { SignedBreakGlass } from "./sign-break-glass.ts";

export type RecordBreakGlassParameters = SignedBreakGlass & {
  /** Loan under way when the lock was opened; 0n for none. */
  readonly reservationId: bigint;
};
export type RecordBreakGlassReturnType = ActReceipt;

/** The call that brings an opening without a grant on chain. */
export function breakGlassCall(
  { checkoutDesk }: Pick<NetworkAddresses, "checkoutDesk">,
  { opening, key, signature, reservationId }: RecordBreakGlassParameters,
): Call {
  const statement = { x: key.x, y: key.y, r: signature.r, s: signature.s };
  return encodeCall(checkoutDesk, checkoutDeskAbi, "recordBreakGlass", [opening, statement, reservationId]);
}

/** Brings an opening without a grant on chain. Anyone may send it. */
export function recordBreakGlass(
  { sender, addresses }: NetworkWriter,
  parameters: RecordBreakGlassParameters,
): Promise<RecordBreakGlassReturnType> {
  return sender.send([breakGlassCall(addresses, parameters)]);
}
