import { checkoutDeskAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { P256PublicKey } from "../access/p256-key.ts";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

/** What names an opening without a grant. */
export type BreakGlassKey = {
  readonly unitId: number;
  /** Number of the lock among those ever enrolled for the unit, from 1. */
  readonly lock: number;
  readonly sequence: number;
};
export type GetBreakGlassReturnType = ContractFunctionReturnType<
  typeof checkoutDeskAbi,
  "view",
  "breakGlassOf"
>;

/** An opening as the chain has it now; `recordedAt` is 0 when it has none. */
export function getBreakGlass(
  { client, addresses }: NetworkReader,
  { unitId, lock, sequence }: BreakGlassKey,
): Promise<GetBreakGlassReturnType> {
  return read(
    client.readContract({
      address: addresses.checkoutDesk,
      abi: checkoutDeskAbi,
      functionName: "breakGlassOf",
      args: [unitId, lock, sequence],
    }),
  );
}

/** Number of the lock with this key among those ever enrolled for the unit, from 1; 0 when it was not. */
export function getLockNumber(
  { client, addresses }: NetworkReader,
  { unitId, key }: { readonly unitId: number; readonly key: P256PublicKey },
): Promise<number> {
  return read(
    client.readContract({
      address: addresses.checkoutDesk,
      abi: checkoutDeskAbi,
      functionName: "lockNumberOf",
      args: [unitId, key.x, key.y],
    }),
  );
}
