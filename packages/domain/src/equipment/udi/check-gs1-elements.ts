import { AppError } from "../../error/app-error.ts";
import { type ApplicationIdentifier, applicationIdentifiers } from "./gs1-application-identifiers.ts";
import { gs1CheckDigit } from "./gs1-check-digit.ts";
import type { UdiElement } from "./udi.ts";

const CHARACTER_SET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;

/** Verifies each element's shape and check digit, then which elements may and must stand together. Throws udi.*. */
export function checkGs1Elements(elements: readonly UdiElement[]): void {
  for (const element of elements) checkValue(element);
  for (const element of elements) checkCompany(element, elements);
}

function checkValue({ identifier, value }: UdiElement): void {
  if (identifier === "8018") throw new AppError("udi.patient-identifier", { field: identifier });
  const field = `(${identifier})`;
  const malformed = (problem: string): AppError => new AppError("udi.malformed", { field, value, problem });
  if (value === "") throw malformed("it has no value");
  if (!CHARACTER_SET_82.test(value)) throw malformed("it holds a character GS1 does not allow");
  const rule = applicationIdentifiers[identifier];
  if (rule === undefined) {
    if (value.length > 90) throw malformed("it is longer than 90 characters");
    return;
  }
  const problem = shapeProblem(value, rule);
  if (problem !== undefined) throw malformed(problem);
  if (rule.checked) checkDigit(field, value.slice(0, rule.digits), identifier === "8003");
}

function shapeProblem(value: string, rule: ApplicationIdentifier): string | undefined {
  const digits = rule.digits ?? 0;
  if (digits > 0 && !/^\d+$/.test(value.slice(0, digits)))
    return `its first ${digits} characters must be digits`;
  if (value.length < digits) return `it must have ${digits} digits`;
  const text = value.length - digits;
  if (text > (rule.text ?? 0)) return `it must have at most ${digits + (rule.text ?? 0)} characters`;
  if (text === 0 && rule.textRequired) return "it has no value";
  return undefined;
}

function checkDigit(field: string, key: string, hasLeadingZero: boolean): void {
  if (hasLeadingZero && !key.startsWith("0")) {
    throw new AppError("udi.malformed", { field, value: key, problem: "it must begin with 0" });
  }
  const expected = gs1CheckDigit(key.slice(0, -1));
  const actual = Number(key.at(-1));
  if (actual !== expected)
    throw new AppError("udi.check-digit-wrong", { field, value: key, actual, expected });
}

function checkCompany(element: UdiElement, all: readonly UdiElement[]): void {
  const { identifier, value } = element;
  const twin = all.find((other) => other.identifier === identifier && other.value !== value);
  if (twin) throw new AppError("udi.identifiers-conflict", { field: identifier, other: identifier });
  const rule = applicationIdentifiers[identifier];
  const present = (wanted: string): boolean => all.some((other) => other.identifier === wanted);
  const missing = rule?.requires?.find((alternatives) => !alternatives.some(present));
  if (missing)
    throw new AppError("udi.companion-missing", { field: identifier, needed: missing.join(") or (") });
  const excluded = rule?.excludes?.find(present);
  if (excluded) throw new AppError("udi.identifiers-conflict", { field: identifier, other: excluded });
}
