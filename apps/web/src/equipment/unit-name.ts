import type { Unit } from "@medequipshare/protocol";
import { equipmentMessages } from "./messages.ts";

/** What to call a unit: maker and model, else its type, else its number. */
export function unitName({
  unitId,
  specification,
  typeName,
}: Pick<Unit, "unitId" | "specification" | "typeName">): string {
  if (specification !== null) return `${specification.manufacturer} ${specification.model}`;
  return typeName ?? equipmentMessages.unnamed(unitId);
}
