import { AppError } from "@medequipshare/domain";

/** A big integer as the number viem takes for unsigned integers of at most 48 bits. Throws input.invalid. */
export function requireFits(field: string, value: bigint, bits: number): number {
  if (value < 0n || value >= 1n << BigInt(bits)) {
    throw new AppError("input.invalid", { field, value, problem: `it must lie between 0 and 2^${bits} - 1` });
  }
  return Number(value);
}
