/** What the schedule shows; it lives in the page's address. */
export type ScheduleFilters = {
  /** A moment of the first day shown, unix seconds; today unless told. */
  readonly from?: number;
  readonly productCode?: string;
  readonly ownerId?: number;
  readonly view?: "table";
};

/** The filters in an address; what is no possible value is left out. */
export function readScheduleFilters(search: Record<string, unknown>): ScheduleFilters {
  const { from, productCode, ownerId, view } = search;
  return {
    ...(isWhole(from) ? { from } : {}),
    ...(typeof productCode === "string" && /^[A-Z]{3}$/.test(productCode) ? { productCode } : {}),
    ...(isWhole(ownerId) ? { ownerId } : {}),
    ...(view === "table" ? { view } : {}),
  };
}

function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 40;
}
