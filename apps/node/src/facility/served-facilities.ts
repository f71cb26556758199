import { isNpi } from "@medequipshare/domain";

/**
 * What a facility is to this node: "served" when it was activated on chain under an NPI of this node, "applicant" while
 * two others have yet to attest that the NPI is its own, "foreign" otherwise. Anyone may apply under any NPI, so an
 * application proves nothing; an activation does, and the chain lets a number be activated once.
 */
export type FacilityStanding = "served" | "applicant" | "foreign";

/** Which facilities this node acts for. */
export type ServedFacilities = {
  readonly all: boolean;
  /** Of a node for everybody: whether it is an NPI at all. */
  servesNpi(npi: string): boolean;
  /** Waits briefly when the facility is too new to be indexed. */
  standingOf(facilityId: number): Promise<FacilityStanding>;
  /** Whether the standing is "served". */
  serves(facilityId: number): Promise<boolean>;
};

export type ServedFacilitiesParameters = {
  readonly all: boolean;
  readonly npis: readonly string[];
  /** NPI of a facility in the read model, as it stated it itself. */
  readonly npiOf: (facilityId: number) => Promise<string | undefined>;
  /** Whether the facility was ever activated, as the chain says now. */
  readonly wasActivated: (facilityId: number) => Promise<boolean>;
  /** Resolves at the next applied block, or after a moment. */
  readonly nextBlock: () => Promise<void>;
};

/** How many applied blocks a new facility may take to show. */
const PATIENCE = 5;

export function servedFacilities({
  all,
  npis,
  npiOf,
  wasActivated,
  nextBlock,
}: ServedFacilitiesParameters): ServedFacilities {
  const servesNpi = (npi: string) => (all ? isNpi(npi) : npis.includes(npi));

  async function claimsServedNpi(facilityId: number): Promise<boolean> {
    if (all) return true;
    for (let turn = 0; turn < PATIENCE; turn += 1) {
      const npi = await npiOf(facilityId);
      if (npi !== undefined) return servesNpi(npi);
      await nextBlock();
    }
    return false;
  }

  async function standingOf(facilityId: number): Promise<FacilityStanding> {
    if (!(await claimsServedNpi(facilityId))) return "foreign";
    return (await wasActivated(facilityId)) ? "served" : "applicant";
  }

  return {
    all,
    servesNpi,
    standingOf,
    serves: async (facilityId) => (await standingOf(facilityId)) === "served",
  };
}
