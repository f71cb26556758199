import { readText } from "../source/read-text.ts";
import { type ChainField, chainFields } from "./chain-fields.ts";
import { embeddedBlock } from "./embedded-block.ts";
import { fieldTables } from "./field-tables.ts";
import { type FieldKinds, kindOf, readFieldKinds } from "./read-field-kinds.ts";

const page = "docs/on-chain-fields.md";

/** Fields whose type their kind cannot have: a time that is listed as an account explains nothing. */
function misjudged(fields: readonly ChainField[], kinds: FieldKinds): readonly string[] {
  return fields.flatMap((field) => {
    const kind = kindOf(field, kinds)?.kind ?? "";
    const types = kinds.types[kind];
    if (!types || types.some((type) => field.type.startsWith(type))) return [];
    const { contract, place, name, type } = field;
    return [`${contract} ${place} ${name} is ${type}, which is no ${kind}: list "${name} ${type}" by itself`];
  });
}

/**
 * Every field of every ABI has a kind that says why it is not patient data, none is free text unless a person
 * allowed it by name, and the page shows exactly that list.
 */
export async function checkChainFields(): Promise<readonly string[]> {
  const fields = await chainFields();
  const kinds = readFieldKinds();
  const used = new Set(fields.flatMap((field) => kindOf(field, kinds)?.entry ?? []));
  const unknown = new Set(fields.filter((field) => !kindOf(field, kinds)).map(({ name }) => name));
  const stale = Object.values(kinds.fields)
    .flat()
    .filter((entry) => !used.has(entry));
  const reasonless = Object.keys(kinds.fields).filter((kind) => !kinds.kinds[kind]);
  const text = fields.filter(
    (field) =>
      field.type.startsWith("string") &&
      kindOf(field, kinds)?.kind !== "public text" &&
      field.place !== "answer eip712Domain",
  );
  const isCurrent = embeddedBlock(readText(page), "fields") === fieldTables(fields, kinds);
  return [
    ...(fields.length === 0 ? ["no ABI field found"] : []),
    ...misjudged(fields, kinds),
    ...[...unknown].map((name) => `field-kinds.json lacks ${name}: say why it is not patient data`),
    ...stale.map((name) => `field-kinds.json has ${name}, which no ABI carries`),
    ...reasonless.map((kind) => `field-kinds.json gives no reason for kind ${kind}`),
    ...text.map(({ contract, place, name }) => `${contract} ${place} ${name} is free text on chain`),
    ...(isCurrent ? [] : [`${page} differs from the ABIs; run node tooling/document/write-chain-fields.ts`]),
  ];
}
