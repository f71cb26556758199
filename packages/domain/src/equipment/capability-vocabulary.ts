/** What a capability's values are, and how what is asked compares with what a unit has. */
export type CapabilityKind =
  /** A unit has any number of these words; it serves who asks for one of them. */
  | { readonly kind: "words"; readonly words: readonly string[]; readonly meaning: string }
  /** With `more`, whoever has at least what is asked serves; with `less`, whoever has at most that. */
  | {
      readonly kind: "number";
      readonly serves: "more" | "less";
      readonly unit: string;
      readonly meaning: string;
    }
  | { readonly kind: "flag"; readonly meaning: string };

const words = (meaning: string, ...known: readonly string[]): CapabilityKind => ({
  kind: "words",
  words: known,
  meaning,
});
const more = (meaning: string, unit: string): CapabilityKind => ({
  kind: "number",
  serves: "more",
  unit,
  meaning,
});
const less = (meaning: string, unit: string): CapabilityKind => ({
  kind: "number",
  serves: "less",
  unit,
  meaning,
});
const flag = (meaning: string): CapabilityKind => ({ kind: "flag", meaning });

/** Raise it with every change of the vocabulary: nodes then enter what they know in their index anew. */
export const CAPABILITY_VOCABULARY_VERSION = 1;

/**
 * The names under which a specification states what a unit can do, and what the search understands. It is closed so
 * that two facilities that mean the same write the same; a specification may say more, which people read and the
 * search does not.
 */
export const capabilityVocabulary: ReadonlyMap<string, CapabilityKind> = new Map([
  ["patient", words("whom it is for", "adult", "pediatric", "neonate")],
  ["invasive", flag("ventilates through a tube")],
  ["modes", words("ways of ventilating", "vc", "pc", "psv", "simv", "cpap", "bilevel", "hfov")],
  ["batteryHours", more("runs without mains", "h")],
  ["transport", flag("made to be used on the move")],
  ["flowLitresPerMinute", more("highest gas flow", "l/min")],
  ["channels", more("lines infused at once", "")],
  ["maximumMillilitresPerHour", more("highest rate", "ml/h")],
  ["joules", more("highest energy", "J")],
  ["pacing", flag("paces from outside")],
  [
    "parameters",
    words("what it measures", "ecg", "spo2", "nibp", "ibp", "co2", "temperature", "respiration"),
  ],
  ["continuous", flag("measures without pause")],
  ["leads", more("leads of the ECG", "")],
  ["intervalsMinutes", less("shortest interval between measurements", "min")],
  ["probes", words("probes it comes with", "cardiac", "linear", "convex", "endocavity")],
  ["kilovolts", more("highest tube voltage", "kV")],
  ["armDegrees", more("how far the arm turns", "degrees")],
  ["agents", words("anesthetics it vaporizes", "sevoflurane", "desflurane", "isoflurane")],
  ["watts", more("heating power", "W")],
  ["lowestCelsius", less("coldest it cools to", "degrees C")],
  ["mmHg", more("deepest vacuum", "mmHg")],
]);
