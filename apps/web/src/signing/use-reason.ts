import { hashReason, reasonSalt } from "@medequipshare/sdk";
import { useState } from "react";
import type { Hex } from "viem";

/** A reason that its author chooses from a published list and may say in words, which are never published. */
export interface Reason<Name extends string> {
  readonly name: Name;
  readonly words: string;
  /** 16 random bytes that keep the words from being guessed by their hash. */
  readonly salt: Hex;
  /** Of salt and words, or of the list's own words where there are none. */
  readonly hash: Hex;
  readonly texts: Readonly<Record<Name, string>>;
  choose(name: Name): void;
  say(words: string): void;
}

/** A reason of the list `texts`, `first` until another is chosen. */
export function useReason<Name extends string>(
  texts: Readonly<Record<Name, string>>,
  first: NoInfer<Name>,
): Reason<Name> {
  const [name, choose] = useState<Name>(first);
  const [words, say] = useState("");
  const [salt] = useState(reasonSalt);
  const text = words.trim() === "" ? texts[name] : words.trim();
  return { name, words, salt, texts, hash: hashReason({ text, salt }), choose, say };
}
