import { encodeMeterReading, type MeterReading } from "@medequipshare/domain";
import type { P256Key, P256Signature } from "../access/p256-key.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";

/** A reading with its meter's signature. */
export type SignedReading = { readonly reading: MeterReading; readonly signature: P256Signature };

/** Signs a reading with a meter's key; `s` is in the lower half as the UsageMeter demands. */
export async function signReading(
  { chainId, usageMeter }: Pick<NetworkAddresses, "chainId" | "usageMeter">,
  key: P256Key,
  reading: MeterReading,
): Promise<SignedReading> {
  const preimage = encodeMeterReading(reading, { chainId, contract: usageMeter });
  return { reading, signature: await key.sign(preimage) };
}
