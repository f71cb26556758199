import { AppError } from "../error/app-error.ts";
import { type TokenUnits, USD } from "./money.ts";

/** Reads dollars such as 1250, $1,250.50 or 0.000001. Throws settlement.amount-malformed. */
export function parseUsd(text: string, field = "amount"): TokenUnits {
  const match = /^(-?)\$?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (match === null) throw new AppError("settlement.amount-malformed", { field, value: text });
  const [, sign, dollars = "", decimals = ""] = match;
  const amount = BigInt(dollars.replaceAll(",", "")) * USD + BigInt(decimals.padEnd(6, "0"));
  return sign === "-" ? -amount : amount;
}
