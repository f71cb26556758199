import type { ScheduleRow } from "@medequipshare/protocol";

/** What to call a unit in a schedule: its model, else its type, and its serial number, which may begin with either. */
export function rowName({
  model,
  productCode,
  serialNumber,
}: Pick<ScheduleRow, "model" | "productCode" | "serialNumber">): string {
  if (model !== null && serialNumber.startsWith(model)) return serialNumber;
  return `${model ?? productCode} · ${serialNumber}`;
}
