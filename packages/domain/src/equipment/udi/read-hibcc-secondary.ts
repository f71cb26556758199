import { AppError } from "../../error/app-error.ts";
import { hibccDate } from "./hibcc-date.ts";
import type { LabelDate, UdiElement } from "./udi.ts";

type Read = {
  readonly lot?: string;
  readonly serialNumber?: string;
  readonly expiresOn?: LabelDate;
  readonly manufacturedOn?: LabelDate;
  readonly quantity?: number;
};
type Part = { readonly identifier: string; readonly read: Read };
export type HibccSecondary = Read & { readonly elements: readonly UdiElement[] };

/**
 * Reads the segments of HIBCC secondary data, already split at slashes: first the lot, serial and expiry segment, then
 * supplements, a quantity only last (ANSI/HIBC 2.6, section 2.2). Throws udi.malformed, udi.date-invalid and, where
 * parts contradict each other, udi.identifiers-conflict.
 */
export function readHibccSecondary(segments: readonly string[], now: number): HibccSecondary {
  const parts = segments.map((segment, index) => {
    const isSupplement = /^(?:S|16D|14D|Q)/.test(segment);
    if (!isSupplement && index > 0) throw malformed(segment, "it is no HIBCC supplement");
    const part = isSupplement ? readSupplement(segment) : readFirst(segment, now, segments.length === 1);
    if (part.identifier === "Q" && index < segments.length - 1)
      throw malformed(segment, "a quantity must be last");
    return { ...part, value: segment.slice(part.identifier.length) };
  });
  requireAgreement(parts);
  const all: Read = Object.assign({}, ...parts.map(({ read }) => read));
  return { elements: parts.map(({ identifier, value }) => ({ identifier, value })), ...all };
}

function requireAgreement(parts: readonly Part[]): void {
  const told = new Map<string, { readonly value: unknown; readonly identifier: string }>();
  for (const { identifier, read } of parts) {
    for (const [name, value] of Object.entries(read)) {
      const former = told.get(name);
      if (former !== undefined && former.value !== value)
        throw new AppError("udi.identifiers-conflict", { field: former.identifier, other: identifier });
      told.set(name, { value, identifier });
    }
  }
}

function readSupplement(segment: string): Part {
  const [, identifier = "", value = ""] = /^(S|16D|14D|Q)(.*)$/.exec(segment) ?? [];
  if (identifier === "S") return { identifier, read: { serialNumber: text(value, segment) } };
  if (identifier === "Q") {
    if (!/^\d{1,5}$/.test(value)) throw malformed(segment, "a quantity has one to five digits");
    return { identifier, read: { quantity: Number(value) } };
  }
  const date = hibccDate("YYYYMMDD", value);
  return { identifier, read: identifier === "16D" ? { manufacturedOn: date } : { expiresOn: date } };
}

function readFirst(segment: string, now: number, isAll: boolean): Part {
  const [, identifier = "", value = ""] = /^(\$\$\+|\$\$|\$\+|\$|(?=\d{5}))(.*)$/.exec(segment) ?? [];
  const named = (remainder: string): Read => {
    if (remainder === "") return {};
    const read = text(remainder, segment);
    return identifier.endsWith("+") ? { serialNumber: read } : { lot: read };
  };
  // A lot has 0 to 18 characters, but something must be said.
  if (value === "" && (isAll || !/^\$\+?$/.test(segment)))
    throw malformed(segment, "it is no HIBCC secondary data");
  if (identifier === "$" || identifier === "$+") return { identifier, read: named(value) };
  if (identifier === "") {
    return {
      identifier,
      read: { expiresOn: hibccDate("YYJJJ", value.slice(0, 5), now), ...named(value.slice(5)) },
    };
  }
  const digits = value.startsWith("8") ? 2 : value.startsWith("9") ? 5 : undefined;
  if (digits === undefined) return { identifier, read: readDated(value, now, named) };
  const quantity = value.slice(1, 1 + digits);
  if (!/^\d+$/.test(quantity) || quantity.length < digits)
    throw malformed(segment, `a quantity has ${digits} digits`);
  return {
    identifier,
    read: { quantity: Number(quantity), ...readDated(value.slice(1 + digits), now, named) },
  };
}

/** Reads the date flag, the date and then the lot or serial number (ANSI/HIBC 2.6, table 2). */
function readDated(value: string, now: number, named: (remainder: string) => Read): Read {
  const flag = value.slice(0, 1);
  if (flag === "") return {};
  if (flag === "7") return named(value.slice(1));
  const formats = { 2: "MMDDYY", 3: "YYMMDD", 4: "YYMMDDHH", 5: "YYJJJ", 6: "YYJJJHH" } as const;
  const format = Object.entries(formats).find(([known]) => known === flag)?.[1];
  if (format === undefined)
    return { expiresOn: hibccDate("MMYY", value.slice(0, 4), now), ...named(value.slice(4)) };
  const end = 1 + format.length;
  return { expiresOn: hibccDate(format, value.slice(1, end), now), ...named(value.slice(end)) };
}

function text(value: string, segment: string): string {
  if (/^[A-Z0-9\-. ]{1,18}$/.test(value)) return value;
  throw malformed(segment, "a lot or serial number has one to 18 capital letters and digits");
}

function malformed(value: string, problem: string): AppError {
  return new AppError("udi.malformed", { field: "udi", value, problem });
}
