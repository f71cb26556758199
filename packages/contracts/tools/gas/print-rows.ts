/** What one operation costs. */
export interface Row {
  readonly operation: string;
  /** Reservations already on the unit. */
  readonly n: number;
  readonly gas: number;
  readonly limit: number;
  /** What a contract with nothing else costs, or the prototype measured before building; null where there is none. */
  readonly floor: number | null;
  /** Gas over that of the same reservation in a contract that only records and marks; null for other operations. */
  readonly ratio: number | null;
}

/** One line of JSON, `{"rows":[…]}`, for other programs. */
export function jsonOfRows(rows: readonly Row[]): string {
  return JSON.stringify({ rows });
}

/** The rows as a table for people, under their headings. */
export function tableOfRows(rows: readonly Row[]): string {
  const headings = lineOf(["operation", "n", "gas", "limit", "floor", "ratio"]);
  const lines = rows.map(({ operation, n, gas, limit, floor, ratio }) =>
    lineOf([operation, n, gas, limit, floor ?? "-", ratio ?? "-"]),
  );
  return [headings, ...lines].join("\n");
}

function lineOf([operation = "", n = "", ...rest]: readonly (string | number)[]): string {
  const cells = rest.map((cell) => String(cell).padStart(10));
  return `${String(operation).padEnd(20)}${String(n).padStart(6)}${cells.join("")}`;
}
