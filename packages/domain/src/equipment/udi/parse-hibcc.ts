import { AppError } from "../../error/app-error.ts";
import { hibccCheckCharacter } from "./hibcc-check-character.ts";
import { readHibccSecondary } from "./read-hibcc-secondary.ts";
import type { ParseUdiOptions, Udi, UdiWarning } from "./udi.ts";

/** Labeler code, product code, unit of measure (ANSI/HIBC 2.6, section 2.1). */
const PRIMARY = /^[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9]$/;

/** Reads a HIBCC primary, secondary or joined code, Code 39 asterisks allowed around it. Throws udi.*. */
export function parseHibcc(scan: string, options: ParseUdiOptions): Udi {
  const text = /^\*.*\*$/.test(scan) ? scan.slice(1, -1) : scan;
  const warnings = checkCharacterWarnings(text, options);
  const content = text.slice(1, -1);
  const common = { agency: "HIBCC", scan, warnings } as const;
  if (!/^[A-Z]/.test(content)) {
    const linkCharacter = content.slice(-1);
    const secondary = readHibccSecondary(content.slice(0, -1).split("/"), options.now);
    return { ...common, linkCharacter, ...secondary };
  }
  const [primary = "", ...segments] = content.split("/");
  if (!PRIMARY.test(primary))
    throw malformed(primary, "labeler, product and unit of measure cannot be told apart");
  const secondary = segments.length === 0 ? { elements: [] } : readHibccSecondary(segments, options.now);
  const elements = [{ identifier: "+", value: primary }, ...secondary.elements];
  return { ...common, deviceIdentifier: primary, ...secondary, elements };
}

function checkCharacterWarnings(text: string, options: ParseUdiOptions): readonly UdiWarning[] {
  const expected = hibccCheckCharacter(text.slice(0, -1));
  if (expected === undefined || text.length < 5) {
    throw malformed(text, "it is too short or holds a character HIBCC does not allow");
  }
  const actual = text.slice(-1);
  if (actual === expected) return [];
  if (options.entry === "manual") return [{ code: "udi.check-character-wrong", actual, expected }];
  throw new AppError("udi.check-character-wrong", { field: "udi", value: text, actual, expected });
}

function malformed(value: string, problem: string): AppError {
  return new AppError("udi.malformed", { field: "udi", value, problem });
}
