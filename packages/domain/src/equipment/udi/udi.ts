/** An issuing agency accredited by FDA (21 CFR 830.100). */
export type UdiAgency = "GS1" | "HIBCC" | "ICCBBA";
/** A calendar date, YYYY-MM-DD. Labels carry no zone. */
export type LabelDate = string;

/** One data element as it stands in the code: a GS1 application identifier or a HIBCC or ICCBBA prefix, and its value. */
export type UdiElement = { readonly identifier: string; readonly value: string };

/** What a Unique Device Identification code says (21 CFR 801, 830). Absent parts are not in the code. */
export type Udi = {
  readonly agency: UdiAgency;
  /** The code exactly as scanned or typed. */
  readonly scan: string;
  readonly elements: readonly UdiElement[];
  /** UDI-DI: GTIN-14, HIBCC LIC+PCN+unit of measure, or ISBT 128 product. */
  readonly deviceIdentifier?: string;
  readonly serialNumber?: string;
  readonly lot?: string;
  readonly manufacturedOn?: LabelDate;
  /** The last day of use; a GS1 date without a day means the last day of its month. */
  readonly expiresOn?: LabelDate;
  /** GIAI (8004) or GRAI (8003): the owner's own identifier of an asset without a UDI. */
  readonly assetIdentifier?: string;
  readonly quantity?: number;
  readonly donationIdentifier?: string;
  /** HIBCC secondary alone: the check character of the primary it belongs to. */
  readonly linkCharacter?: string;
  /** What is wrong but was let pass on manual entry. */
  readonly warnings: readonly UdiWarning[];
};

export type UdiWarning = {
  readonly code: "udi.check-character-wrong";
  readonly actual: string;
  readonly expected: string;
};

export type ParseUdiOptions = {
  /** Unix seconds; decides the century of two-digit years. */
  readonly now: number;
  /** A wrong HIBCC check character is refused on a scan and a warning on manual entry. */
  readonly entry?: "scan" | "manual";
};
