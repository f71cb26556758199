import type { Hex } from "viem";
import { defineAct } from "../chain/define-act.ts";
import type { HandOn } from "./hand-on-statement.ts";
import type { Handover } from "./handover.ts";

/** What turns a used unit into one that may be lent again, numbered as on chain. */
export const TurnaroundKind = { decontamination: 0, sanitisation: 1 } as const;
export type TurnaroundKindName = keyof typeof TurnaroundKind;

export type CertifyTurnaroundParameters = {
  readonly unitId: number;
  readonly kind: TurnaroundKindName;
  /** Digest of the certificate. */
  readonly document: Hex;
};
export type InspectUnitParameters = {
  readonly reservationId: bigint;
  readonly accepted: boolean;
  /** Digest of the inspection record. */
  readonly document: Hex;
};
export type HandOverParameters = {
  readonly handover: Handover;
  readonly releaserSignature: Hex;
  readonly receiverSignature: Hex;
};
export type HandOnParameters = {
  readonly handOn: HandOn;
  /** Of the borrower whose loan ends, of the next borrower, and of the owner. */
  readonly releaserSignature: Hex;
  readonly receiverSignature: Hex;
  readonly ownerSignature: Hex;
};

/** Moves custody on both signatures. Anyone may send it. */
export const handOver = defineAct({
  peer: "custodyLedger",
  call: "handOver",
  args: ({ handover, releaserSignature, receiverSignature }: HandOverParameters) => [
    handover,
    releaserSignature,
    receiverSignature,
  ],
  tells: "HandoverSigned",
  relayed: true,
});

/**
 * Ends one borrower's loan and starts the next one's at the same second and by the same counter, on three signatures.
 * Anyone may send it.
 */
export const handOn = defineAct({
  peer: "custodyLedger",
  call: "handOn",
  args: ({ handOn: statement, releaserSignature, receiverSignature, ownerSignature }: HandOnParameters) => [
    statement,
    releaserSignature,
    receiverSignature,
    ownerSignature,
  ],
  tells: "HandedOn",
  relayed: true,
});

/** The borrower's inspection on arrival. The sender is a biomedical engineer of the borrower, which holds the unit. */
export const inspectUnit = defineAct({
  peer: "custodyLedger",
  call: "inspect",
  args: ({ reservationId, accepted, document }: InspectUnitParameters) => [reservationId, accepted, document],
});

/** Files a decontamination or sanitisation certificate. The sender is a biomedical engineer of the holder. */
export const certifyTurnaround = defineAct({
  peer: "custodyLedger",
  call: "certifyTurnaround",
  args: ({ unitId, kind, document }: CertifyTurnaroundParameters) => [unitId, TurnaroundKind[kind], document],
});
