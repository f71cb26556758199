import type { TokenUnits } from "../settlement/money.ts";

/** An owner's terms of sharing for one unit, as the on-chain EquipmentRegistry holds them. */
export type Terms = {
  /** Price of one metered hour. */
  readonly ratePerHour: TokenUnits;
  /** Held beside the price; refunded when nothing is owed. */
  readonly deposit: TokenUnits;
  /** Maintenance-fund contribution for one metered hour. */
  readonly contributionPerHour: TokenUnits;
  /** Price of one hour past the end. */
  readonly lateFeePerHour: TokenUnits;
  /** Shortest reservation. */
  readonly minimumSlots: number;
  /** Longest reservation. */
  readonly maximumSlots: number;
  /** Least time between reserving and the start. */
  readonly leadSeconds: number;
  /** How far ahead one may reserve. */
  readonly horizonDays: number;
  /** Cancelling at least this long before the start is free. */
  readonly freeCancelSeconds: number;
  /** Share of price and contribution, in basis points, owed for a later cancellation. */
  readonly lateCancelBps: number;
  /** Slots at the end of each reservation kept for return and decontamination. */
  readonly turnaroundSlots: number;
};
