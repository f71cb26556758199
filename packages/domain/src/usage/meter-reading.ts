import type { UnixSeconds } from "../reservation/time-slot.ts";

/** What a meter counts over the unit's whole life; it never decreases. */
export type MeterReading = {
  readonly unitId: number;
  /** Raised by one whenever the unit's meter key is replaced. */
  readonly epoch: number;
  /** Increases with every reading the meter takes, accepted or not. */
  readonly sequence: number;
  /** By the meter's clock. */
  readonly takenAt: UnixSeconds;
  readonly runSeconds: bigint;
  readonly cycles: bigint;
};
