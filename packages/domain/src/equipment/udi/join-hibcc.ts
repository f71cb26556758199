import { AppError } from "../../error/app-error.ts";
import { parseUdi } from "./parse-udi.ts";
import type { ParseUdiOptions, Udi } from "./udi.ts";

/**
 * Reads the two barcodes of one HIBCC label, primary first; the secondary must carry the primary's check character.
 * Throws udi.link-character-wrong and whatever each code alone is refused for.
 */
export function joinHibcc(primaryScan: string, secondaryScan: string, options: ParseUdiOptions): Udi {
  const primary = parseUdi(primaryScan, options);
  const { linkCharacter: actual, ...secondary } = parseUdi(secondaryScan, options);
  const expected = primaryScan.replace(/\*$/, "").slice(-1);
  if (actual !== expected) {
    throw new AppError("udi.link-character-wrong", {
      field: "udi",
      value: secondaryScan,
      actual: actual ?? "",
      expected,
    });
  }
  return {
    ...primary,
    ...secondary,
    scan: `${primaryScan}\n${secondaryScan}`,
    elements: [...primary.elements, ...secondary.elements],
    warnings: [...primary.warnings, ...secondary.warnings],
  };
}
