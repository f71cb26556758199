import { readText } from "../source/read-text.ts";
import type { ChainField } from "./chain-fields.ts";

/**
 * What kinds of fields may stand on chain and why, and which kind each field is: by its name or, where one name means
 * different things, by name and type ("at uint40") or contract and name ("PasskeyAccount.start").
 */
export type FieldKinds = {
  readonly kinds: Readonly<Record<string, string>>;
  /** Beginnings of the Solidity types that a kind can have; any type where a kind is not listed. */
  readonly types: Readonly<Record<string, readonly string[]>>;
  readonly fields: Readonly<Record<string, readonly string[]>>;
};

/** Reads `tooling/field-kinds.json`, where a person decides about each new name. */
export function readFieldKinds(): FieldKinds {
  // The file is ours and reviewed; a wrong shape leaves fields without a kind, which the check reports.
  return JSON.parse(readText("tooling/field-kinds.json")) as FieldKinds;
}

/** The kind of a field, and under which entry it is listed; undefined when a person has not decided yet. */
export function kindOf(
  { contract, name, type }: Pick<ChainField, "contract" | "name" | "type">,
  { fields }: FieldKinds,
): { readonly kind: string; readonly entry: string } | undefined {
  for (const entry of [`${contract}.${name}`, `${name} ${type}`, name]) {
    const kind = Object.keys(fields).find((each) => fields[each]?.includes(entry));
    if (kind !== undefined) return { kind, entry };
  }
  return undefined;
}
