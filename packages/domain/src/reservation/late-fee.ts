import type { TokenUnits } from "../settlement/money.ts";
import type { Terms } from "./terms.ts";

const BPS = 10_000n;

/** What giving up a price late costs: `lateCancelBps` of it, rounded down. */
export function lateFee({ lateCancelBps }: Pick<Terms, "lateCancelBps">, price: TokenUnits): TokenUnits {
  return (price * BigInt(lateCancelBps)) / BPS;
}
