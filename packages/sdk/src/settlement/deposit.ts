import { facilityLedgerAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { erc20Abi } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type DepositParameters = {
  readonly facilityId: number;
  /** Taken from the sender's dollars. */
  readonly amount: TokenUnits;
};
export type DepositReturnType = ActReceipt & {
  /** The facility's free balance afterwards. */
  readonly free: TokenUnits;
};

/** Approves and deposits dollars for a facility. Anyone who has dollars may send it. */
export async function deposit(
  { sender, addresses }: NetworkWriter,
  { facilityId, amount }: DepositParameters,
): Promise<DepositReturnType> {
  const address = addresses.facilityLedger;
  const receipt = await sender.send([
    encodeCall(addresses.token, erc20Abi, "approve", [address, amount]),
    encodeCall(address, facilityLedgerAbi, "deposit", [facilityId, amount]),
  ]);
  const { free } = requireEvent({
    logs: receipt.logs,
    address,
    abi: facilityLedgerAbi,
    eventName: "LedgerDeposited",
  });
  return { ...receipt, free };
}
