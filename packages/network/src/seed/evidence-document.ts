import type { Hospital } from "./montana.ts";

/** The evidence a hospital files with its application: invented, and it says so. */
export function evidenceDocument(hospital: Hospital): Uint8Array<ArrayBuffer> {
  const evidence = {
    notice: "Invented evidence for a demonstration",
    npi: hospital.npi,
    ccn: hospital.ccn ?? null,
    licence: { issuer: "State of Montana (invented)", number: `MT-${hospital.npi.slice(-5)}` },
    insurance: { insurer: "Example Mutual", policy: `EM-${hospital.npi.slice(-6)}` },
  };
  return new TextEncoder().encode(JSON.stringify(evidence));
}
