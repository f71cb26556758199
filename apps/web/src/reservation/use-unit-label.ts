import { useQuery } from "@tanstack/react-query";
import { useNode } from "../http/node-provider.tsx";
import { confirmMessages } from "./confirm-messages.ts";

/**
 * Model, serial number and owner of a unit, to be told apart from others of its type; empty until they are known, its
 * number where they cannot be.
 */
export function useUnitLabel(unitId: number): string {
  const node = useNode();
  const { data, isError } = useQuery({
    queryKey: ["unit", unitId, "label"],
    queryFn: ({ signal }) => node.unit.get({ params: { unitId }, query: {} }, { signal }),
  });
  if (data === undefined) return isError ? confirmMessages.unit(unitId) : "";
  const { specification, typeName, productCode, serialNumber, ownerName } = data;
  const model = specification === null ? (typeName ?? productCode) : specification.model;
  return confirmMessages.unitOf(model, serialNumber, ownerName ?? "");
}
