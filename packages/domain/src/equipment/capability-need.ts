import { AppError } from "../error/app-error.ts";
import { capabilityVocabulary } from "./capability-vocabulary.ts";
import type { Capability } from "./read-capabilities.ts";

/** Something a unit must be able to do. */
export type CapabilityNeed =
  | { readonly name: string; readonly is: string }
  | { readonly name: string; readonly atLeast: number }
  | { readonly name: string; readonly atMost: number };

/**
 * Reads `patient=neonate`, `joules=200` or `invasive` (the same as `invasive=yes`). A number means at least, or at
 * most where less is better. Throws equipment.capability-unknown with what would be understood.
 */
export function parseCapabilityNeed(text: string): CapabilityNeed {
  const [name = "", value = "yes"] = text.split("=", 2).map((part) => part.trim());
  const known = capabilityVocabulary.get(name);
  if (known === undefined) refuse(text, [...capabilityVocabulary.keys()]);
  const word = value.toLowerCase();
  if (known.kind !== "number") {
    const accepted = known.kind === "words" ? known.words : ["yes", "no"];
    return accepted.includes(word) ? { name, is: word } : refuse(text, accepted);
  }
  const number = Number(value);
  if (!/^\d{1,9}(\.\d{1,3})?$/.test(value)) refuse(text, ["a number"]);
  return known.serves === "more" ? { name, atLeast: number } : { name, atMost: number };
}

/** Tells whether what a unit can do meets a need. */
export function meetsNeed(capabilities: readonly Capability[], need: CapabilityNeed): boolean {
  return capabilities.some(({ name, word, number }) => {
    if (name !== need.name) return false;
    if ("is" in need) return word === need.is;
    if (number === null) return false;
    return "atLeast" in need ? number >= need.atLeast : number <= need.atMost;
  });
}

function refuse(value: string, accepted: readonly string[]): never {
  throw new AppError("equipment.capability-unknown", {
    field: "capability",
    value,
    accepted: accepted.join(", "),
  });
}
