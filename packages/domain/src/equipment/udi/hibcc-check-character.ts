const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";

/** The mod-43 check character of a HIBCC text, its leading + included; undefined when a character is not in the set. */
export function hibccCheckCharacter(text: string): string | undefined {
  let sum = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value === -1) return undefined;
    sum += value;
  }
  return ALPHABET[sum % ALPHABET.length];
}
