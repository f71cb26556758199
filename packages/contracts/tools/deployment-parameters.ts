import type { Address, Hex } from "viem";

/** A founding member as the parameters file names it. Integers are numbers or strings, decimal or 0x. */
export interface FounderParameters {
  /** Account of the administrator; left out for the passkey account of `passkeyX`, `passkeyY`. */
  readonly administrator?: Address;
  readonly passkeyX: Hex;
  readonly passkeyY: Hex;
  readonly application: {
    readonly kind: number;
    readonly npi: number | string;
    /** Six ASCII characters as bytes6, or zero. */
    readonly ccn: Hex;
    readonly homeCell: string;
    readonly ownerGroup: number;
    readonly profile: Hex;
    readonly evidence: Hex;
    readonly encryptionX: Hex;
    readonly encryptionY: Hex;
  };
  readonly attestation: {
    readonly licensedUntil: number;
    readonly insuredUntil: number;
    readonly cover: number | string;
    readonly evidence: Hex;
  };
}

/** The file that `tools/deploy.ts --parameters` reads. */
export interface DeploymentParameters {
  /** Root of the FDA table's Merkle tree. */
  readonly productCodeRoot: Hex;
  /** A dollar token with 6 decimals; left out on demonstration networks, where DemoDollar is deployed. */
  readonly token?: Address;
  /** Who holds DemoDollar from the start, token units. */
  readonly holdings?: readonly { readonly holder: Address; readonly amount: number | string }[];
  readonly founders: readonly FounderParameters[];
}

/** A founder as the FacilityRegistry's constructor takes it. */
export function founderArgument(founder: FounderParameters, administrator: Address) {
  const { application, attestation } = founder;
  return {
    administrator,
    passkeyX: founder.passkeyX,
    passkeyY: founder.passkeyY,
    application: { ...application, npi: BigInt(application.npi), homeCell: BigInt(application.homeCell) },
    attestation: { ...attestation, cover: BigInt(attestation.cover) },
  };
}
