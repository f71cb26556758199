import type { ChainField } from "./chain-fields.ts";
import { type FieldKinds, kindOf } from "./read-field-kinds.ts";

function contractTable(contract: string, fields: readonly ChainField[], kinds: FieldKinds): string {
  const rows = fields
    .filter((field) => field.contract === contract)
    .map((field) => {
      const { place, name, type } = field;
      return `| ${place} | ${name} | ${type} | ${kindOf(field, kinds)?.kind ?? "unknown"} |`;
    });
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
