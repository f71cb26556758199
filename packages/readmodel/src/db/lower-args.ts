import { lowerHex } from "./lower-hex.ts";

/** An event's arguments with all bytes in the one spelling that is stored, however deep they stand. */
export function lowerArgs<Args>(args: Args): Args {
  // Small letters change no type.
  return lowered(args) as Args;
}

function lowered(value: unknown): unknown {
  if (isHex(value)) return lowerHex(value);
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, lowered(member)]));
}

function isHex(value: unknown): value is `0x${string}` {
  return typeof value === "string" && /^0x[0-9a-f]*$/i.test(value);
}
