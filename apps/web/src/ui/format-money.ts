import { formatUsd, type TokenUnits, USD } from "@medequipshare/domain";

const CENT = USD / 100n;

/** An amount for people: to the nearest cent, halves away from zero, such as $1,250.50. `formatUsd` tells it exactly. */
export function formatMoney(amount: TokenUnits): string {
  return formatUsd(toCent(amount)).replace("-", "−");
}

/** Amounts to the cent that add up to their sum to the cent: each is what it adds to the sum so far. */
export function roundParts(amounts: readonly TokenUnits[]): readonly TokenUnits[] {
  let exact = 0n;
  let rounded = 0n;
  return amounts.map((amount) => {
    exact += amount;
    const part = toCent(exact) - rounded;
    rounded += part;
    return part;
  });
}

function toCent(amount: TokenUnits): TokenUnits {
  const half = amount < 0n ? -CENT / 2n : CENT / 2n;
  return ((amount + half) / CENT) * CENT;
}
