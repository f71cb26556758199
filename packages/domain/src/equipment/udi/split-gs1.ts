import { AppError } from "../../error/app-error.ts";
import { applicationIdentifierLength, predefinedLength } from "./gs1-application-identifiers.ts";
import type { UdiElement } from "./udi.ts";

/** The separator a scanner sends for FNC1. */
export const GROUP_SEPARATOR = "\u001d";

/**
 * Splits a GS1 scan into elements: with separators, or in the print form with
 * parentheses. Values are not checked here. Throws udi.identifier-unknown, udi.malformed.
 */
export function splitGs1(scan: string): readonly UdiElement[] {
  // Some terminals show the separator as its control picture, U+241D.
  const data = afterSeparator(scan.replaceAll("\u241d", GROUP_SEPARATOR).trim());
  return data.startsWith("(") ? splitPrintForm(data) : splitElementString(data);
}

function afterSeparator(text: string): string {
  return text.startsWith(GROUP_SEPARATOR) ? text.slice(1) : text;
}

function splitElementString(data: string): readonly UdiElement[] {
  const elements: UdiElement[] = [];
  let rest = data;
  while (rest !== "") {
    const identifier = identifierAt(rest);
    const fixed = predefinedLength(rest.slice(0, 2));
    const separator = rest.indexOf(GROUP_SEPARATOR);
    const end = fixed ?? (separator === -1 ? rest.length : separator);
    elements.push({ identifier, value: rest.slice(identifier.length, end) });
    rest = afterSeparator(rest.slice(end));
  }
  return elements;
}

function splitPrintForm(data: string): readonly UdiElement[] {
  const parts = data.split(/\((\d{2,4})\)/);
  const elements: UdiElement[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    const identifier = parts[index] ?? "";
    if (identifierAt(identifier) !== identifier) throw unknownIdentifier(identifier);
    elements.push({ identifier, value: (parts[index + 1] ?? "").trim() });
  }
  if (elements.length > 0 && parts[0] === "") return elements;
  throw new AppError("udi.malformed", { field: "udi", value: data, problem: "no element can be told apart" });
}

function identifierAt(text: string): string {
  const length = applicationIdentifierLength(text.slice(0, 2));
  const identifier = text.slice(0, length ?? 2);
  if (length === undefined || !/^\d+$/.test(identifier) || identifier.length < length) {
    throw unknownIdentifier(identifier);
  }
  return identifier;
}

function unknownIdentifier(value: string): AppError {
  return new AppError("udi.identifier-unknown", { field: "udi", value });
}
