import { settlementDeskAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type SettleLoanParameters = { readonly reservationId: bigint };
export type SettleLoanReturnType = ActReceipt & {
  readonly meteredSeconds: bigint;
  readonly lateSeconds: bigint;
  readonly revenue: TokenUnits;
  readonly contribution: TokenUnits;
  readonly lateFee: TokenUnits;
  readonly refund: TokenUnits;
  readonly shortfall: TokenUnits;
};

/** Settles a returned loan from metered use. Anyone may send it. */
export async function settleLoan(
  { sender, addresses }: NetworkWriter,
  { reservationId }: SettleLoanParameters,
): Promise<SettleLoanReturnType> {
  const address = addresses.settlementDesk;
  const receipt = await sender.send([encodeCall(address, settlementDeskAbi, "settle", [reservationId])]);
  const { settlement } = requireEvent({
    logs: receipt.logs,
    address,
    abi: settlementDeskAbi,
    eventName: "LoanSettled",
  });
  return { ...receipt, ...settlement };
}
