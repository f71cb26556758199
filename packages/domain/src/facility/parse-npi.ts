import { AppError } from "../error/app-error.ts";
import type { Npi } from "./npi.ts";
import { npiCheckDigit } from "./npi-check-digit.ts";

/** Reads an NPI, spaces around it ignored. Throws facility.npi-invalid, saying which rule it breaks. */
export function parseNpi(text: string): Npi {
  const npi = text.trim();
  if (!/^\d{10}$/.test(npi)) throw refusal(text, "it must have exactly ten digits");
  if (!/^[12]/.test(npi)) throw refusal(text, "its first digit must be 1 or 2");
  if (npiCheckDigit(npi.slice(0, 9)) !== Number(npi[9])) throw refusal(text, "its check digit is wrong");
  return npi;
}

function refusal(value: string, problem: string): AppError {
  const hint = `${problem[0]?.toUpperCase()}${problem.slice(1)}. Copy it from the NPPES record.`;
  return new AppError("facility.npi-invalid", { field: "npi", value, npi: value, problem }, { hint });
}
