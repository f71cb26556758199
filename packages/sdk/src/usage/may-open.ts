import { checkoutDeskAbi } from "@medequipshare/contracts";
import type { Address, ContractFunctionReturnType, Hex } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type MayOpenParameters = {
  readonly unitId: number;
  readonly operator: Address;
  readonly lockNonce: Hex;
};
export type MayOpenReturnType = ContractFunctionReturnType<typeof checkoutDeskAbi, "view", "mayOpen">;

/** Whether a lock may open now for this operator on this nonce. */
export function mayOpen(
  { client, addresses }: NetworkReader,
  { unitId, operator, lockNonce }: MayOpenParameters,
): Promise<MayOpenReturnType> {
  return read(
    client.readContract({
      address: addresses.checkoutDesk,
      abi: checkoutDeskAbi,
      functionName: "mayOpen",
      args: [unitId, operator, lockNonce],
    }),
  );
}
