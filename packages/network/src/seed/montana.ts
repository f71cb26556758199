import { readFileSync } from "node:fs";
import { testNpi } from "@medequipshare/domain";

/** A real place; everything that happens there in this network is invented. */
export interface Hospital {
  /** Folder-safe name, e.g. "billings-clinic". */
  readonly slug: string;
  readonly name: string;
  /** Six characters, or undefined where the source has none. */
  readonly ccn: string | undefined;
  readonly npi: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly type: string;
  readonly beds: number | undefined;
  readonly latitude: number;
  readonly longitude: number;
}

const source = new URL("../../data/montana-hospitals.csv", import.meta.url);

/** The open hospitals of Montana in the order of the source; the NPI is a test NPI made from the row number. */
export function listMontanaHospitals(): Hospital[] {
  const [header = "", ...lines] = readFileSync(source, "utf8").trim().split("\n");
  const columns = header.split(",");
  return lines.map((line, index) => {
    const cells = line.split(",");
    const cell = (column: string) => cells[columns.indexOf(column)] ?? "";
    const name = titleCase(cell("name"));
    return {
      slug: slugOf(name),
      name,
      ccn: cell("ccn") || undefined,
      npi: testNpi(index + 1),
      address: titleCase(cell("address")),
      city: titleCase(cell("city")),
      state: cell("state"),
      zip: cell("zip"),
      type: cell("type").toLowerCase(),
      beds: cell("beds") ? Number(cell("beds")) : undefined,
      latitude: Number(cell("latitude")),
      longitude: Number(cell("longitude")),
    };
  });
}

const small = new Set(["Of", "And", "The"]);
const capital = new Set(["Cah", "Dba", "Va", "Nw", "Sw", "Se", "Ne", "N", "S", "E", "W"]);

function titleCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1))
    .replace(/\b[A-Z][a-z]*\b/g, (word, at: number) => {
      if (capital.has(word)) return word.toUpperCase();
      return at > 0 && small.has(word) ? word.toLowerCase() : word;
    })
    .replace(/'S\b/g, "'s");
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
