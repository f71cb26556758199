import { AppError } from "../../error/app-error.ts";
import { parseDigitalLink } from "./parse-digital-link.ts";
import { parseGs1 } from "./parse-gs1.ts";
import { parseHibcc } from "./parse-hibcc.ts";
import { parseIccbba } from "./parse-iccbba.ts";
import { stripSymbology } from "./strip-symbology.ts";
import type { ParseUdiOptions, Udi } from "./udi.ts";

/**
 * Reads a scanned or typed UDI of any issuing agency: GS1 element strings, their print form with parentheses and
 * Digital Links; HIBCC primary, secondary and joined codes; ICCBBA; each with a symbology prefix or none. Every check character is verified.
 * Scans are not trimmed: a HIBCC check character may be a space. Throws udi.*.
 */
export function parseUdi(scan: string, options: ParseUdiOptions): Udi {
  const data = stripSymbology(scan);
  if (data.trim() === "") throw new AppError("udi.empty", { field: "udi", value: scan });
  return { ...parseData(data, options), scan };
}

function parseData(data: string, options: ParseUdiOptions): Udi {
  if (/^\*?\+/.test(data)) return parseHibcc(data, options);
  if (/^[=&]/.test(data)) return parseIccbba(data);
  if (/^https?:\/\//i.test(data)) return parseDigitalLink(data, options);
  return parseGs1(data, options);
}
