import { productCodeBytes, type SharingPolicy, type Terms, type UnixSeconds } from "@medequipshare/domain";
import type { Hex } from "viem";
import { defineAct } from "../chain/define-act.ts";
import { CertificateKind, type CertificateKindName } from "./certificate-kind.ts";
import type { Registration } from "./encode-registration.ts";
import { encodeTerms } from "./encode-terms.ts";

type Unit = { readonly unitId: number };

export type IssueCertificateParameters = {
  readonly unitId: number;
  readonly kind: CertificateKindName;
  /** Exclusive. */
  readonly validUntil: UnixSeconds;
  /** Digest of the certificate. */
  readonly document: Hex;
};
export type QuarantineUnitParameters = {
  readonly unitId: number;
  /** The owner's own fault code; never free text. */
  readonly faultCode: number;
};
export type ReleaseQuarantineParameters = {
  readonly unitId: number;
  /** Digest of the inspection report. */
  readonly document: Hex;
};
export type SetReserveFloorParameters = {
  /** FDA product code, such as CBK. */
  readonly productCode: string;
  /** How many units of the type stay at home; 0 for no floor. */
  readonly floor: number;
};
export type SetTermsParameters = {
  readonly unitId: number;
  readonly terms: Terms;
  /** Lent for every priority without approval unless told. */
  readonly policy?: SharingPolicy | undefined;
};

/** Registers what {@link registerUnit} has encoded. The sender is a biomedical engineer of the owner. */
export const registerEncoded = defineAct({
  peer: "equipmentRegistry",
  call: "register",
  args: (registration: Registration) => [registration],
  tells: "UnitRegistered",
});

/** Approves a life-sustaining unit as second person. The sender is biomedical or clinical lead of the owner. */
export const approveUnit = defineAct({
  peer: "equipmentRegistry",
  call: "approve",
  stepsUp: true,
  args: ({ unitId }: Unit) => [unitId],
});

/** Files a certificate of a unit. The sender is a biomedical engineer of the owner. */
export const issueCertificate = defineAct({
  peer: "equipmentRegistry",
  call: "issueCertificate",
  args: ({ unitId, kind, validUntil, document }: IssueCertificateParameters) => [
    unitId,
    CertificateKind[kind],
    validUntil,
    document,
  ],
});

/** Takes a unit out of lending. The sender is staff of the owner or the holder. */
export const quarantineUnit = defineAct({
  peer: "equipmentRegistry",
  call: "quarantine",
  args: ({ unitId, faultCode }: QuarantineUnitParameters) => [unitId, faultCode],
});

/** Ends a quarantine. The sender is a biomedical engineer of the owner. */
export const releaseQuarantine = defineAct({
  peer: "equipmentRegistry",
  call: "releaseQuarantine",
  stepsUp: true,
  args: ({ unitId, document }: ReleaseQuarantineParameters) => [unitId, document],
});

/**
 * Sets how many units of a type the sender's facility keeps in its own hands: a pick-up that would leave fewer is
 * refused. Nothing lent already is called back. The sender is a coordinator.
 */
export const setReserveFloor = defineAct({
  peer: "equipmentRegistry",
  call: "setReserveFloor",
  args: ({ productCode, floor }: SetReserveFloorParameters) => [productCodeBytes(productCode), floor],
});

/** Sets the terms for reservations made from now on. The sender is coordinator or finance officer of the owner. */
export const setTerms = defineAct({
  peer: "equipmentRegistry",
  call: "setTerms",
  args: ({ unitId, terms, policy }: SetTermsParameters) => [unitId, encodeTerms(terms, policy)],
  tells: "TermsSet",
});
