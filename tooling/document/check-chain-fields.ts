import { readText } from "../source/read-text.ts";
import { chainFields } from "./chain-fields.ts";
import { embeddedBlock } from "./embedded-block.ts";
import { fieldTables } from "./field-tables.ts";
import { readFieldKinds } from "./read-field-kinds.ts";

const page = "docs/on-chain-fields.md";

/**
 * Every field of every ABI has a kind that says why it is not patient data, none is free text unless a person
 * allowed it by name, and the page shows exactly that list.
 */
export async function checkChainFields(): Promise<readonly string[]> {
  const fields = await chainFields();
  const kinds = readFieldKinds();
  const known = new Map(
    Object.entries(kinds.fields).flatMap(([kind, names]) => names.map((name) => [name, kind])),
  );
  const names = new Set(fields.map(({ name }) => name));
  const unknown = [...names].filter((name) => !known.has(name));
  const stale = [...known.keys()].filter((name) => !names.has(name));
  const reasonless = [...new Set(known.values())].filter((kind) => !kinds.kinds[kind]);
  const text = fields.filter(
    ({ type, name, place }) =>
      type.startsWith("string") && known.get(name) !== "public text" && place !== "answer eip712Domain",
  );
  const isCurrent = embeddedBlock(readText(page), "fields") === fieldTables(fields, kinds);
  return [
    ...(fields.length === 0 ? ["no ABI field found"] : []),
    ...unknown.map((name) => `field-kinds.json lacks ${name}: say why it is not patient data`),
    ...stale.map((name) => `field-kinds.json has ${name}, which no ABI carries`),
    ...reasonless.map((kind) => `field-kinds.json gives no reason for kind ${kind}`),
    ...text.map(({ contract, place, name }) => `${contract} ${place} ${name} is free text on chain`),
    ...(isCurrent ? [] : [`${page} differs from the ABIs; run node tooling/document/write-chain-fields.ts`]),
  ];
}
