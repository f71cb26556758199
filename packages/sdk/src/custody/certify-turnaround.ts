import { custodyLedgerAbi } from "@medequipshare/contracts";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

/** What turns a used unit into one that may be lent again, numbered as on chain. */
export const TurnaroundKind = { decontamination: 0, sanitisation: 1 } as const;
export type TurnaroundKindName = keyof typeof TurnaroundKind;

export type CertifyTurnaroundParameters = {
  readonly unitId: number;
  readonly kind: TurnaroundKindName;
  /** Digest of the certificate. */
  readonly document: Hex;
};
export type CertifyTurnaroundReturnType = ActReceipt;

/** Files a decontamination or sanitisation certificate. The sender is a biomedical engineer of the holder. */
export function certifyTurnaround(
  { sender, addresses }: NetworkWriter,
  { unitId, kind, document }: CertifyTurnaroundParameters,
): Promise<CertifyTurnaroundReturnType> {
  return sender.send([
    encodeCall(addresses.custodyLedger, custodyLedgerAbi, "certifyTurnaround", [
      unitId,
      TurnaroundKind[kind],
      document,
    ]),
  ]);
}
