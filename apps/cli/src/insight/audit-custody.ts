import type { Unit } from "@medequipshare/protocol";
import { getHolder, getUnit, type NetworkReader } from "@medequipshare/sdk";
import { type Finding, findingOver } from "./finding.ts";

/** Compares who holds each unit: custody ledger, equipment registry and node must agree (INV-CUS-1). */
export async function auditCustody(reader: NetworkReader, units: readonly Unit[]): Promise<Finding> {
  const wrongs = await Promise.all(
    units.map(async ({ unitId, holderId }) => {
      const [held, { holderId: registered }] = await Promise.all([
        getHolder(reader, { unitId }),
        getUnit(reader, { unitId }),
      ]);
      const same = held === registered && held === holderId;
      return same ? undefined : `unit ${unitId}: custody ${held}, registry ${registered}, node ${holderId}`;
    }),
  );
  return findingOver("every unit has one holder", wrongs);
}
