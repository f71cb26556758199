import { parseCsv } from "./parse-csv.ts";

/** The cells of one CSV line. */
export function splitCsvLine(line: string): readonly string[] {
  return parseCsv(line)[0]?.cells ?? [];
}
