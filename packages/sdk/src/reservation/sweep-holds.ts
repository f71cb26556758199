import { reservationManagerAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type SweepHoldsParameters = { readonly stale: readonly bigint[] };
export type SweepHoldsReturnType = ActReceipt;

/** Frees the slots of lapsed holds; others are passed over. Anyone may send it. */
export function sweepHolds(
  { sender, addresses }: NetworkWriter,
  { stale }: SweepHoldsParameters,
): Promise<SweepHoldsReturnType> {
  return sender.send([encodeCall(addresses.reservationManager, reservationManagerAbi, "sweep", [stale])]);
}
