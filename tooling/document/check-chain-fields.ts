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

/** Kinds that name what an event is about; the peer book's peers are what it books. */
const entityKinds: readonly string[] = ["identifier", "account"];
const entityNames: readonly string[] = ["peer"];
/** Emits only what its library does, for one account: the contract itself is the entity. */
const accountContract = "PasskeyAccount";
/** Events whose standard does not index the id: ERC-4906. */
const plainByStandard: readonly string[] = ["event MetadataUpdate"];

/** Events that do not begin with the id of their entity, indexed, by which every reader finds and groups them. */
export function eventsWithoutEntity(fields: readonly ChainField[], kinds: FieldKinds): readonly string[] {
  const events = new Map<string, ChainField>();
  for (const field of fields) {
    if (!field.place.startsWith("event ") || field.contract === accountContract) continue;
    const key = `${field.contract} ${field.place}`;
    if (!events.has(key)) events.set(key, field);
  }
  return [...events].flatMap(([event, field]) => {
    const isEntity =
      entityNames.includes(field.name) || entityKinds.includes(kindOf(field, kinds)?.kind ?? "");
    if (!isEntity) return [`${event} begins with ${field.name}: an event begins with the id of its entity`];
    const isFound = field.indexed || plainByStandard.includes(field.place);
    return isFound ? [] : [`${event} does not index ${field.name}: logs are asked for by it`];
  });
}

/**
 * Every event begins with the id of its entity; every field of every ABI has a kind that says why it is not patient
 * data, none is free text unless a person allowed it by name, and the page shows exactly that list.
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
    ...eventsWithoutEntity(fields, kinds),
    ...[...unknown].map((name) => `field-kinds.json lacks ${name}: say why it is not patient data`),
    ...stale.map((name) => `field-kinds.json has ${name}, which no ABI carries`),
    ...reasonless.map((kind) => `field-kinds.json gives no reason for kind ${kind}`),
    ...text.map(({ contract, place, name }) => `${contract} ${place} ${name} is free text on chain`),
    ...(isCurrent ? [] : [`${page} differs from the ABIs; run node tooling/document/write-chain-fields.ts`]),
  ];
}
