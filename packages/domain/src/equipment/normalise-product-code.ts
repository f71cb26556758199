import { AppError } from "../error/app-error.ts";

/** An FDA product code in capital letters. Throws equipment.product-code-malformed unless it has three letters. */
export function normaliseProductCode(text: string): string {
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return code;
  throw new AppError("equipment.product-code-malformed", { field: "productCode", value: text });
}
