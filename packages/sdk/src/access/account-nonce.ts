import type { Address, PublicClient } from "viem";
import { entryPoint08Abi } from "viem/account-abstraction";
import { decodeFailure } from "../chain/decode-failure.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";

/** The nonce of an account's next operation; operations under different keys (192 bits) do not wait for each other. */
export async function accountNonce(
  client: PublicClient,
  addresses: Pick<NetworkAddresses, "entryPoint">,
  { account, key = 0n }: { readonly account: Address; readonly key?: bigint },
): Promise<bigint> {
  try {
    return await client.readContract({
      address: addresses.entryPoint,
      abi: entryPoint08Abi,
      functionName: "getNonce",
      args: [account, key],
    });
  } catch (error) {
    throw decodeFailure(error);
  }
}
