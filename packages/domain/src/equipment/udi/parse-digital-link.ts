import { AppError } from "../../error/app-error.ts";
import { udiOfGs1Elements } from "./parse-gs1.ts";
import type { ParseUdiOptions, Udi, UdiElement } from "./udi.ts";

/** Identifiers a Digital Link path may begin with. */
const PRIMARY_KEYS = ["01", "8006", "8003", "8004", "414", "417"];

const QUALIFIERS = ["10", "21", "22", "235"];

/** Reads an uncompressed GS1 Digital Link of any host: key and qualifiers in the path, attributes in the query. */
export function parseDigitalLink(scan: string, options: ParseUdiOptions): Udi {
  // Not `URL`: it would take a lot number of one or two dots for a step up the path.
  const [, path = "", query = ""] = /^https?:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/i.exec(scan) ?? [];
  const segments = path.replace(/\/$/, "").split("/");
  const start = segments.findIndex((segment) => PRIMARY_KEYS.includes(segment));
  if (start === -1) throw malformed(scan, "it is not a GS1 Digital Link");
  const before = segments[start - 2] ?? "";
  if (QUALIFIERS.includes(before)) throw malformed(scan, `its path has (${before}) before the key`);
  const elements: UdiElement[] = [];
  for (let index = start; index < segments.length; index += 2) {
    const identifier = segments[index] ?? "";
    if (!/^\d{2,4}$/.test(identifier))
      throw malformed(scan, `its path has "${identifier}" where an application identifier belongs`);
    elements.push({ identifier, value: decode(scan, segments[index + 1] ?? "") });
  }
  for (const [identifier, value] of new URLSearchParams(query)) {
    if (/^\d{2,4}$/.test(identifier)) elements.push({ identifier, value });
  }
  return udiOfGs1Elements(scan, elements, options);
}

function decode(scan: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new AppError(
      "udi.malformed",
      { field: "udi", value: scan, problem: "it is not percent-encoded" },
      { cause },
    );
  }
}

function malformed(value: string, problem: string): AppError {
  return new AppError("udi.malformed", { field: "udi", value, problem });
}
