import type { Valuation } from "../equipment/depreciation.ts";
import type { Udi } from "../equipment/udi/udi.ts";
import type { Terms } from "../reservation/terms.ts";
import type { SlotSeconds } from "../reservation/time-slot.ts";

/** One unit read from a CSV row, ready to be registered and offered. */
export type UnitRow = {
  /** Line of the file, 1 being the header. */
  readonly line: number;
  readonly udi: Udi;
  readonly deviceIdentifier: string;
  readonly serialNumber: string;
  readonly productCode: string;
  readonly model: string;
  readonly valuation: Valuation;
  readonly slotSeconds: SlotSeconds;
  /** Absent when the row leaves all of the terms' columns empty. */
  readonly terms?: Pick<Terms, "ratePerHour" | "contributionPerHour" | "lateFeePerHour" | "deposit">;
};

/** The columns of the file. Those of the terms may be missing or empty. */
export const unitColumns = [
  "udi",
  "product_code",
  "model",
  "cost_usd",
  "residual_usd",
  "acquired_on",
  "depreciation",
  "life_years",
  "rate_percent",
  "slot_minutes",
] as const;
export const unitTermColumns = [
  "rate_per_hour_usd",
  "contribution_per_hour_usd",
  "late_fee_per_hour_usd",
  "deposit_usd",
] as const;

export type UnitColumn = (typeof unitColumns)[number] | (typeof unitTermColumns)[number];
