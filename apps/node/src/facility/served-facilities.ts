/** Which facilities this node acts for. */
export type ServedFacilities = {
  readonly all: boolean;
  servesNpi(npi: string): boolean;
  /** Whether the facility of this id is served; waits briefly when it is too new to be indexed. */
  serves(facilityId: number): Promise<boolean>;
};

export type ServedFacilitiesParameters = {
  readonly all: boolean;
  readonly npis: readonly string[];
  /** NPI of a facility in the read model. */
  readonly npiOf: (facilityId: number) => Promise<string | undefined>;
  /** Resolves at the next applied block, or after a moment. */
  readonly nextBlock: () => Promise<void>;
};

/** How many applied blocks a new facility may take to show. */
const PATIENCE = 5;

export function servedFacilities({
  all,
  npis,
  npiOf,
  nextBlock,
}: ServedFacilitiesParameters): ServedFacilities {
  const known = new Map<number, string>();
  const servesNpi = (npi: string) => all || npis.includes(npi);
  return {
    all,
    servesNpi,
    async serves(facilityId) {
      if (all) return true;
      for (let turn = 0; turn < PATIENCE; turn += 1) {
        const npi = known.get(facilityId) ?? (await npiOf(facilityId));
        if (npi !== undefined) {
          known.set(facilityId, npi);
          return servesNpi(npi);
        }
        await nextBlock();
      }
      return false;
    },
  };
}
