import { readFileSync } from "node:fs";
import { AppError } from "@medequipshare/domain";
import { type Hex, isAddress, isHex } from "viem";

/** A field of a statement as the contract declares it. */
export type StatementField = { readonly name: string; readonly type: string };

/** Reads the JSON object of a file. Throws input.invalid. */
export function readJsonObject(path: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value === "object" && value !== null) return value;
  } catch (cause) {
    throw new AppError(
      "input.invalid",
      { field: "file", value: path, problem: "it is no JSON file" },
      { cause },
    );
  }
  return refuseFile(path, "it holds no object");
}

/** The object under `name`, every field checked against the contract's own types. Throws input.invalid. */
export function requireFields(
  path: string,
  value: object,
  name: string,
  fields: readonly StatementField[],
): Record<string, unknown> {
  const found: unknown = Reflect.get(value, name);
  const parts = typeof found === "object" && found !== null ? found : refuseFile(path, `${name} is missing`);
  for (const field of fields) {
    if (!fits(field.type, Reflect.get(parts, field.name)))
      refuseFile(path, `${name}.${field.name} is no ${field.type}`);
  }
  return Object.fromEntries(Object.entries(parts));
}

/** A signature that may not be there yet. Throws input.invalid for what is none. */
export function signatureOf(path: string, value: object, name: string): Hex | undefined {
  const found: unknown = Reflect.get(value, name);
  return found === undefined || isHex(found) ? found : refuseFile(path, `${name} is no signature`);
}

export function refuseFile(path: string, problem: string): never {
  throw new AppError("input.invalid", { field: "file", value: path, problem });
}

function fits(type: string, value: unknown): boolean {
  const text = String(value);
  if (type === "tuple") return typeof value === "object" && value !== null;
  if (type === "address") return isAddress(text, { strict: false });
  return type === "bytes32" ? isHex(value) : /^\d+$/.test(text);
}
