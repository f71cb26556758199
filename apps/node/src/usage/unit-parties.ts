import { type Database, getUnit, listUnitParties } from "@medequipshare/readmodel";
import type { ServedFacilities } from "../facility/served-facilities.ts";

/** Which facilities of this node have to do with a unit: those that own or hold it, or have it reserved or on loan. */
export type UnitParties = {
  include(unitId: number, facilityId: number): Promise<boolean>;
  /** Throws input.not-found. */
  requireKnown(unitId: number): Promise<void>;
};

export function unitParties(db: Database, { servesNpi }: Pick<ServedFacilities, "servesNpi">): UnitParties {
  return {
    include: async (unitId, facilityId) =>
      (await listUnitParties(db, unitId)).some(({ id, npi }) => id === facilityId && servesNpi(npi)),
    async requireKnown(unitId) {
      await getUnit(db, unitId);
    },
  };
}
