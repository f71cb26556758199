type BannedWord = {
  readonly word: RegExp;
  readonly use: string;
  /** Where the word is right: other people's terms, taken out before looking. */
  readonly allowed: readonly RegExp[];
};

const banned: readonly BannedWord[] = [
  { word: /book(?:ed|ing(?:s)?)\b/i, use: "reservation, reserved", allowed: [] },
  {
    word: /device/i,
    use: "equipment or unit",
    allowed: [
      /device[ _-]?identifier/gi,
      /device[ _-]?class/gi,
      /device[ _-]?name/gi,
      /.*\b(?:FDA|UDI|FHIR|21 CFR|ISBT|FURLS)\b.*/g,
      /.*GUDID.*|Center for Devices|Example Devices|[mM]essages[.]device\b|(?:medical|mobile|unique)[ _-]devices?/gi,
      /devicePixelRatio|device-width|deviceScaleFactor|credentialDeviceType|(?:single|multi)Device|device-bound/g,
    ],
  },
];

export type BannedFinding = { readonly found: string; readonly use: string };

/** The banned words a line holds, with what to say instead. */
export function bannedWords(line: string): readonly BannedFinding[] {
  return banned.flatMap(({ word, use, allowed }) => {
    const rest = allowed.reduce((text, term) => text.replaceAll(term, ""), line);
    const found = word.exec(rest);
    return found ? [{ found: found[0], use }] : [];
  });
}
