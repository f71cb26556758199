import type { Hex } from "./bytes.ts";

/** How many points P-256 has (FIPS 186-5). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * The `s` of a P-256 signature in the lower half of the order, as the contracts demand: `ORDER - s` signs the same, and
 * ES256 lets a meter or lock give either. What is no `s` at all stays as it is, to be refused.
 */
export function normaliseS(s: Hex): Hex {
  const value = BigInt(s);
  if (value <= ORDER / 2n || value >= ORDER) return s;
  return `0x${(ORDER - value).toString(16).padStart(64, "0")}`;
}
