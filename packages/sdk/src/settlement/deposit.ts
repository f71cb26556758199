import { facilityLedgerAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { encodeFunctionData, erc20Abi } from "viem";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { type DepositParameters, depositApproved } from "./acts.ts";

export type DepositReturnType = ActReceipt & {
  /** The facility's free balance afterwards. */
  readonly free: TokenUnits;
};

/** Approves and deposits dollars for a facility. Anyone who has dollars may send it. */
export async function deposit(
  { sender, addresses }: NetworkWriter,
  parameters: DepositParameters,
): Promise<DepositReturnType> {
  const { facilityLedger: address, token } = addresses;
  const args = [address, parameters.amount] as const;
  const approval = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args });
  const receipt = await sender.send([
    { to: token, data: approval, functionName: "approve" },
    depositApproved.call(addresses, parameters),
  ]);
  const { free } = requireEvent({
    logs: receipt.logs,
    address,
    abi: facilityLedgerAbi,
    eventName: "LedgerDeposited",
  });
  return { ...receipt, free };
}
