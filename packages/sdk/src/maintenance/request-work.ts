import { maintenanceFundAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

/** Kinds of work, numbered as on chain. */
export const WorkKind = { preventive: 0, repair: 1 } as const;
export type WorkKindName = keyof typeof WorkKind;

export type RequestWorkParameters = {
  readonly unitId: number;
  /** The facility that does the work and is paid. */
  readonly providerId: number;
  readonly kind: WorkKindName;
  readonly amount: TokenUnits;
  /** Digest of the provider's quote. */
  readonly quote: Hex;
};
export type RequestWorkReturnType = ActReceipt & { readonly workOrderId: bigint };

/** Requests work on a unit. The sender is a biomedical engineer of the owner or the holder. */
export async function requestWork(
  { sender, addresses }: NetworkWriter,
  { unitId, providerId, kind, amount, quote }: RequestWorkParameters,
): Promise<RequestWorkReturnType> {
  const address = addresses.maintenanceFund;
  const receipt = await sender.send([
    encodeCall(address, maintenanceFundAbi, "request", [unitId, providerId, WorkKind[kind], amount, quote]),
  ]);
  const { workOrderId } = requireEvent({
    logs: receipt.logs,
    address,
    abi: maintenanceFundAbi,
    eventName: "WorkRequested",
  });
  return { ...receipt, workOrderId };
}
