/** How the value of one GS1 application identifier is built (GS1 Barcode Syntax Dictionary, July 2026). */
export type ApplicationIdentifier = {
  /** Digits at the front, exactly this many; the last is a check digit when `checked`. */
  readonly digits?: number;
  readonly checked?: boolean;
  readonly isDate?: boolean;
  /** Characters of GS1's 82-character set that may follow. */
  readonly text?: number;
  /** Whether the text must be there. */
  readonly textRequired?: boolean;
  /** Each inner list: one of these must stand in the same code. */
  readonly requires?: readonly (readonly string[])[];
  readonly excludes?: readonly string[];
};

const TRADE_ITEM = ["01", "02", "03", "8006", "8026"];
const GLN: ApplicationIdentifier = { digits: 13, checked: true };
const GTIN: ApplicationIdentifier = { digits: 14, checked: true };
const DATE: ApplicationIdentifier = { digits: 6, isDate: true, requires: [TRADE_ITEM] };
const TEXT_20: ApplicationIdentifier = { text: 20, textRequired: true };
const TEXT_30: ApplicationIdentifier = { text: 30, textRequired: true };

/** The identifiers whose values we check; others are taken as GS1 delimits them. */
export const applicationIdentifiers: Readonly<Record<string, ApplicationIdentifier>> = {
  "00": { digits: 18, checked: true },
  "01": { ...GTIN, excludes: ["255", "37"] },
  "02": GTIN,
  "03": GTIN,
  "10": { ...TEXT_20, requires: [TRADE_ITEM] },
  "11": DATE,
  "12": DATE,
  "13": DATE,
  "15": DATE,
  "16": DATE,
  "17": { ...DATE, requires: [[...TRADE_ITEM, "255"]] },
  "20": { digits: 2, requires: [TRADE_ITEM] },
  "21": { ...TEXT_20, requires: [["01", "03", "8006"]], excludes: ["235"] },
  "22": { ...TEXT_20, requires: [["01"]] },
  "235": { text: 28, textRequired: true, requires: [["01"]] },
  "240": { ...TEXT_30, requires: [TRADE_ITEM] },
  "241": { ...TEXT_30, requires: [TRADE_ITEM] },
  "250": { ...TEXT_30, requires: [["01"], ["21"]] },
  "253": { digits: 13, checked: true, text: 17 },
  "254": { ...TEXT_20, requires: [["414"]] },
  "410": GLN,
  "411": GLN,
  "412": GLN,
  "413": GLN,
  "414": GLN,
  "415": GLN,
  "416": GLN,
  "417": GLN,
  "8003": { digits: 14, checked: true, text: 16 },
  "8004": TEXT_30,
  "8017": { digits: 18, checked: true },
  "8018": { digits: 18, checked: true },
};

/** How many characters an identifier has, by its first two (GS1 General Specifications, figure 7.8.2). */
export function applicationIdentifierLength(firstTwo: string): 2 | 3 | 4 | undefined {
  if (/^(?:0[0-4]|1[0-35-7]|2[0-2]|30|37|9[0-9])$/.test(firstTwo)) return 2;
  if (/^(?:2[3-5]|4[0-2]|71)$/.test(firstTwo)) return 3;
  if (/^(?:3[1-69]|43|7[02]|8[0-2])$/.test(firstTwo)) return 4;
  return undefined;
}

/** Total length, identifier included, of elements that end without a separator (figure 7.8.5-2). */
export function predefinedLength(firstTwo: string): number | undefined {
  if (firstTwo === "00") return 20;
  if (/^0[1-3]$|^41$/.test(firstTwo)) return 16;
  if (firstTwo === "04") return 18;
  if (/^1[1-9]$/.test(firstTwo)) return 8;
  if (firstTwo === "20") return 4;
  if (/^3[1-6]$/.test(firstTwo)) return 10;
  return undefined;
}
