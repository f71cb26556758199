import { equipmentRegistryAbi } from "@medequipshare/contracts";
import type { UnixSeconds } from "@medequipshare/domain";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { CertificateKind, type CertificateKindName } from "./certificate-kind.ts";

export type IssueCertificateParameters = {
  readonly unitId: number;
  readonly kind: CertificateKindName;
  /** Exclusive. */
  readonly validUntil: UnixSeconds;
  /** Digest of the certificate. */
  readonly document: Hex;
};
export type IssueCertificateReturnType = ActReceipt;

/** Files a certificate of a unit. The sender is a biomedical engineer of the owner. */
export function issueCertificate(
  { sender, addresses }: NetworkWriter,
  { unitId, kind, validUntil, document }: IssueCertificateParameters,
): Promise<IssueCertificateReturnType> {
  return sender.send([
    encodeCall(addresses.equipmentRegistry, equipmentRegistryAbi, "issueCertificate", [
      unitId,
      CertificateKind[kind],
      validUntil,
      document,
    ]),
  ]);
}
