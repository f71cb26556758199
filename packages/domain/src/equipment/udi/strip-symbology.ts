import { AppError } from "../../error/app-error.ts";

/** Code 39, Code 128, Code 93, DotCode, PDF417, DataMatrix, DataBar, QR and Aztec: all that can hold more than a bare number. */
const TEXT_SYMBOLOGIES = new Set("A C G J L Q d e z".split(" "));

/**
 * The data of a scan without the prefix by which a scanner names the symbology (ISO/IEC 15424). It says nothing of the
 * agency that issued the code. Throws udi.symbology-unknown.
 */
export function stripSymbology(scan: string): string {
  const [prefix, letter] = /^[\s\p{Cc}\u241d]*\]([A-Za-z])[0-9A-Za-z]/u.exec(scan) ?? [];
  if (prefix === undefined || letter === undefined) return scan;
  if (TEXT_SYMBOLOGIES.has(letter)) return scan.slice(prefix.length);
  throw new AppError("udi.symbology-unknown", { field: "udi", value: prefix.slice(-3) });
}
