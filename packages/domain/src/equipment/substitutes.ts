import type { CapabilityNeed } from "./capability-need.ts";

/** A type of equipment that may serve who asks for another. */
export type Substitute = {
  readonly productCode: string;
  /** What a unit of it must be able to do besides what was asked. */
  readonly needs: readonly CapabilityNeed[];
  /** Why it serves, for whoever chooses. */
  readonly because: string;
};

const does = (productCode: string, because: string, ...needs: readonly CapabilityNeed[]): Substitute => ({
  productCode,
  needs,
  because,
});

/**
 * For each product code the types that do at least what it does, best first. It does not work the other way round:
 * a ventilator for minimal support is none for continuous use. The judgement is ours, made from FDA's descriptions of
 * the types; the borrower's clinician decides whether a substitute is right.
 */
const table: ReadonlyMap<string, readonly Substitute[]> = new Map([
  ["MNT", [does("CBK", "a ventilator for continuous use also gives minimal support")]],
  [
    "NOU",
    [
      does("MNT", "a ventilator for minimal support does what one for use at home does"),
      does("CBK", "a ventilator for continuous use does what one for use at home does"),
    ],
  ],
  [
    "BZD",
    [
      does("MNT", "it also gives bilevel support", { name: "modes", is: "bilevel" }),
      does("CBK", "it also gives bilevel support", { name: "modes", is: "bilevel" }),
    ],
  ],
  ["DRT", [does("MHX", "a physiological monitor shows the ECG too", { name: "parameters", is: "ecg" })]],
  ["DQA", [does("MHX", "a physiological monitor measures SpO2 too", { name: "parameters", is: "spo2" })]],
  [
    "DXN",
    [does("MHX", "a physiological monitor measures blood pressure too", { name: "parameters", is: "nibp" })],
  ],
  ["IYO", [does("IYN", "a pulsed-Doppler system also images by pulsed echo")]],
  ["FMZ", [does("FPL", "a transport incubator keeps a neonate as warm")]],
]);

/** Types that may stand in for a product code (capital letters), best first; none for most. */
export function substitutesFor(productCode: string): readonly Substitute[] {
  return table.get(productCode) ?? [];
}
