import { facilityRegistryAbi } from "@medequipshare/contracts";
import { normaliseProductCode, productCodeBytes, type UnixSeconds } from "@medequipshare/domain";
import type { Address, Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type CertifyCompetencyParameters = {
  readonly account: Address;
  /** FDA product code, such as CBK. */
  readonly productCode: string;
  /** End of the competency; 0 revokes it. */
  readonly until: UnixSeconds;
  /** Digest of the encrypted evidence. */
  readonly evidence: Hex;
};
export type CertifyCompetencyReturnType = ActReceipt;

/** States that a member of staff may operate a type of equipment. The sender is clinical lead or administrator. */
export function certifyCompetency(
  { sender, addresses }: NetworkWriter,
  { account, productCode, until, evidence }: CertifyCompetencyParameters,
): Promise<CertifyCompetencyReturnType> {
  const code = productCodeBytes(normaliseProductCode(productCode));
  return sender.send([
    encodeCall(addresses.facilityRegistry, facilityRegistryAbi, "certifyCompetency", [
      account,
      code,
      until,
      evidence,
    ]),
  ]);
}
