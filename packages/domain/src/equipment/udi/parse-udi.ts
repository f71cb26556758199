import { AppError } from "../../error/app-error.ts";
import { parseDigitalLink } from "./parse-digital-link.ts";
import { parseGs1 } from "./parse-gs1.ts";
import { parseHibcc } from "./parse-hibcc.ts";
import { parseIccbba } from "./parse-iccbba.ts";
import type { ParseUdiOptions, Udi } from "./udi.ts";

/**
 * Reads a scanned or typed UDI of any issuing agency: GS1 element strings, their print form with parentheses and
 * Digital Links; HIBCC primary, secondary and joined codes; ICCBBA. Every check character is verified.
 * Scans are not trimmed: a HIBCC check character may be a space. Throws udi.*.
 */
export function parseUdi(scan: string, options: ParseUdiOptions): Udi {
  if (scan.trim() === "") throw new AppError("udi.empty", { field: "udi", value: scan });
  if (/^\*?\+/.test(scan)) return parseHibcc(scan, options);
  if (/^[=&]/.test(scan)) return parseIccbba(scan);
  if (/^https?:\/\//i.test(scan)) return parseDigitalLink(scan, options);
  return parseGs1(scan, options);
}
