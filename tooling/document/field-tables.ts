import type { ChainField } from "./chain-fields.ts";
import type { FieldKinds } from "./read-field-kinds.ts";

function kindOf(name: string, { fields }: FieldKinds): string {
  return Object.entries(fields).find(([, names]) => names.includes(name))?.[0] ?? "unknown";
}

function contractTable(contract: string, fields: readonly ChainField[], kinds: FieldKinds): string {
  const rows = fields
    .filter((field) => field.contract === contract)
    .map(({ place, name, type }) => `| ${place} | ${name} | ${type} | ${kindOf(name, kinds)} |`);
  return [`### ${contract}`, "", "| where | field | type | kind |", "|---|---|---|---|", ...rows].join("\n");
}

/** The generated part of `docs/on-chain-fields.md`: kinds with their reasons, then a table per contract. */
export function fieldTables(fields: readonly ChainField[], kinds: FieldKinds): string {
  const reasons = Object.entries(kinds.kinds).map(([kind, why]) => `| ${kind} | ${why} |`);
  const contracts = [...new Set(fields.map(({ contract }) => contract))].sort();
  return [
    ["| kind | why it is not patient data |", "|---|---|", ...reasons].join("\n"),
    ...contracts.map((contract) => contractTable(contract, fields, kinds)),
  ].join("\n\n");
}
