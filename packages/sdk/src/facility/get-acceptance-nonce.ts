import { facilityRegistryAbi } from "@medequipshare/contracts";
import type { Address } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetAcceptanceNonceParameters = { readonly account: Address };

/** The nonce of the account's next acceptance; it grows whenever an appointment begins, changes or is ended. */
export function getAcceptanceNonce(
  { client, addresses }: NetworkReader,
  { account }: GetAcceptanceNonceParameters,
): Promise<bigint> {
  return read(
    client.readContract({
      address: addresses.facilityRegistry,
      abi: facilityRegistryAbi,
      functionName: "acceptanceNonceOf",
      args: [account],
    }),
  );
}
