import { homeCell } from "@medequipshare/domain";
import { openFacilityKeys } from "@medequipshare/node";
import { encodeApplication, importP256Key, type P256PublicKey } from "@medequipshare/sdk";
import type { Hex } from "viem";
import { documentDigest } from "../seed/document-digest.ts";
import { evidenceDocument } from "../seed/evidence-document.ts";
import type { Hospital } from "../seed/montana.ts";
import type { People } from "../seed/people.ts";
import { profileDocument } from "../seed/profile-document.ts";

/** IFacilityRegistry.Founder without the administrator's address, which follows from the passkey. */
export interface Founder {
  readonly passkeyX: Hex;
  readonly passkeyY: Hex;
  readonly application: ReturnType<typeof encodeApplication>;
  readonly attestation: {
    readonly licensedUntil: number;
    readonly insuredUntil: number;
    /** Token units. */
    readonly cover: bigint;
    readonly evidence: Hex;
  };
}

export interface FounderParameters {
  readonly hospital: Hospital;
  readonly administrator: P256PublicKey;
  readonly encryptionKey: P256PublicKey;
  /** Unix seconds until which the deployer vouches for it. */
  readonly until: number;
}

/** A founding member: active from deployment on the word of whoever deploys. */
export function founderOf({ hospital, administrator, encryptionKey, until }: FounderParameters): Founder {
  const evidence = documentDigest(evidenceDocument(hospital));
  return {
    passkeyX: administrator.x,
    passkeyY: administrator.y,
    application: encodeApplication({
      kind: "hospital",
      npi: hospital.npi,
      ccn: hospital.ccn,
      homeCell: homeCell(hospital),
      profile: documentDigest(profileDocument(hospital)),
      evidence,
      encryptionKey,
    }),
    attestation: { licensedUntil: until, insuredUntil: until, cover: 5_000_000n * 1_000_000n, evidence },
  };
}

/**
 * Founding members with an administrator each, vouched for by the deployer for a year. Their encryption keys are made
 * in the key file of the node that will serve them, before it starts for the first time.
 */
export async function listFounders(
  keyFile: string,
  hospitals: readonly Hospital[],
  people: People,
): Promise<Founder[]> {
  const until = Math.floor(Date.now() / 1000) + 365 * 86_400;
  const keys = await openFacilityKeys(keyFile);
  return Promise.all(
    hospitals.map(async (hospital) => {
      const { publicKey: administrator } = await people.passkeyOf(hospital.slug, "administrator");
      const { publicKey: encryptionKey } = await importP256Key(await keys.keyOf(hospital.npi));
      return founderOf({ hospital, administrator, encryptionKey, until });
    }),
  );
}
