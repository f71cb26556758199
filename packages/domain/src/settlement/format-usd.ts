import { type TokenUnits, USD } from "./money.ts";

/**
 * An amount as dollars, such as $1,250.50: two decimals, more only when they are not zero, so that nothing is rounded.
 * {@link parseUsd} reads it back.
 */
export function formatUsd(amount: TokenUnits): string {
  const absolute = amount < 0n ? -amount : amount;
  const dollars = (absolute / USD).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const decimals = (absolute % USD)
    .toString()
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return `${amount < 0n ? "-" : ""}$${dollars}.${decimals}`;
}
