import { FacilityKind, type FacilityKindName, type H3Cell } from "@medequipshare/domain";
import { type Hex, zeroHash } from "viem";
import type { P256PublicKey } from "../access/p256-key.ts";
import { asciiBytes } from "../chain/ascii-bytes.ts";

/** What an applicant states about itself. */
export type MembershipApplication = {
  readonly kind: FacilityKindName;
  /** Ten digits with a valid check digit. */
  readonly npi: string;
  /** CMS certification number, where the facility has one. */
  readonly ccn?: string | undefined;
  /** H3 cell of resolution 8. */
  readonly homeCell: H3Cell;
  /** Facility id of the head of the owning group; absent when the facility owns itself. */
  readonly ownerGroup?: number | undefined;
  /** Digest of the public profile document. */
  readonly profile: Hex;
  /** Digest of the encrypted evidence document. */
  readonly evidence: Hex;
  /** Key to which documents for the facility are encrypted. */
  readonly encryptionKey: P256PublicKey;
};

/** The same as the FacilityRegistry takes it. */
export function encodeApplication({
  kind,
  npi,
  ccn,
  ownerGroup,
  encryptionKey,
  ...rest
}: MembershipApplication) {
  return {
    ...rest,
    kind: FacilityKind[kind],
    npi: BigInt(npi),
    ccn: asciiBytes("ccn", ccn ?? "", 6),
    ownerGroup: ownerGroup ?? 0,
    encryptionX: encryptionKey.x,
    encryptionY: encryptionKey.y,
  };
}

/** The coordinates of an optional passkey; zero says that the account is a plain wallet. */
export function passkeyCoordinates(passkey: P256PublicKey | undefined): P256PublicKey {
  return passkey ?? { x: zeroHash, y: zeroHash };
}
