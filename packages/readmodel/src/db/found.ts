import { AppError } from "@medequipshare/domain";

/** The value, or input.not-found saying what was looked for by which field. */
export function found<Value>(
  value: Value | undefined,
  what: string,
  field: string,
  wanted: string | number | bigint,
): Value {
  if (value === undefined) throw new AppError("input.not-found", { what, field, value: wanted });
  return value;
}
