import { readText } from "../source/read-text.ts";

/** What kinds of fields may stand on chain and why, and which kind each field's name is. */
export type FieldKinds = {
  readonly kinds: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, readonly string[]>>;
};

/** Reads `tooling/field-kinds.json`, where a person decides about each new name. */
export function readFieldKinds(): FieldKinds {
  // The file is ours and reviewed; a wrong shape leaves fields without a kind, which the check reports.
  return JSON.parse(readText("tooling/field-kinds.json")) as FieldKinds;
}
