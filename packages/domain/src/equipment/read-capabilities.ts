import { capabilityVocabulary } from "./capability-vocabulary.ts";

/** One thing a unit can do: a word, `yes` or `no`; or a number, beside which the word is empty. */
export type Capability = { readonly name: string; readonly word: string; readonly number: number | null };

/**
 * What a specification's capabilities say in the words of the vocabulary. Words are separated by commas or `and`, in
 * any letter case. What the vocabulary does not know, or has another kind of value for, is passed over: documents come
 * from anybody.
 */
export function readCapabilities(stated: unknown): readonly Capability[] {
  if (typeof stated !== "object" || stated === null) return [];
  return Object.entries(stated).flatMap(([name, value]: [string, unknown]) => readOne(name, value));
}

function readOne(name: string, value: unknown): readonly Capability[] {
  const known = capabilityVocabulary.get(name);
  if (known?.kind === "flag" && typeof value === "boolean") {
    return [{ name, word: value ? "yes" : "no", number: null }];
  }
  if (known?.kind === "number" && typeof value === "number" && Number.isFinite(value)) {
    return [{ name, word: "", number: value }];
  }
  if (known?.kind !== "words" || typeof value !== "string") return [];
  const said = value.split(/,|\band\b/i).map((word) => word.trim().toLowerCase());
  return [...new Set(said)]
    .filter((word) => known.words.includes(word))
    .map((word) => ({ name, word, number: null }));
}
