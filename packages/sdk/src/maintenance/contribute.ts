import { maintenanceFundAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ContributeParameters = { readonly unitId: number; readonly amount: TokenUnits };
export type ContributeReturnType = ActReceipt & {
  /** The unit's fund afterwards. */
  readonly balance: TokenUnits;
};

/** Adds to a unit's fund from the sender's facility's free balance. The sender is finance officer. */
export async function contribute(
  { sender, addresses }: NetworkWriter,
  { unitId, amount }: ContributeParameters,
): Promise<ContributeReturnType> {
  const address = addresses.maintenanceFund;
  const receipt = await sender.send([
    encodeCall(address, maintenanceFundAbi, "contribute", [unitId, amount]),
  ]);
  const { balance } = requireEvent({
    logs: receipt.logs,
    address,
    abi: maintenanceFundAbi,
    eventName: "UnitFundCredited",
  });
  return { ...receipt, balance };
}
