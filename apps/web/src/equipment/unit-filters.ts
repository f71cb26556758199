/** What the list of units is narrowed by; it lives in the page's address. `near` measures distances, filters nothing. */
export type UnitFilters = {
  readonly text?: string;
  readonly productCode?: string;
  readonly ownerId?: number;
  readonly fit?: boolean;
  readonly near?: number;
};

/** The filters in an address; what is not a filter, or not a possible value, is left out. */
export function readUnitFilters({
  text,
  productCode,
  ownerId,
  fit,
  near,
}: Record<string, unknown>): UnitFilters {
  return {
    ...(typeof text === "string" && text !== "" && text.length <= 100 ? { text } : {}),
    ...(typeof productCode === "string" && /^[A-Z]{3}$/.test(productCode) ? { productCode } : {}),
    ...(isId(ownerId) ? { ownerId } : {}),
    ...(typeof fit === "boolean" ? { fit } : {}),
    ...(isId(near) ? { near } : {}),
  };
}

function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}
