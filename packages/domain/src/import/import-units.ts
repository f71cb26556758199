import { type Valuation, YEAR_SECONDS } from "../equipment/depreciation.ts";
import { normaliseProductCode } from "../equipment/normalise-product-code.ts";
import { parseDepreciationMethod } from "../equipment/parse-depreciation-method.ts";
import { parseUdi } from "../equipment/udi/parse-udi.ts";
import { requireShareableUdi } from "../equipment/udi/require-shareable-udi.ts";
import { AppError } from "../error/app-error.ts";
import { isAppError } from "../error/is-app-error.ts";
import { parseSlotSeconds } from "../reservation/parse-slot-seconds.ts";
import { parseUsd } from "../settlement/parse-usd.ts";
import { type CsvRecord, parseCsv } from "./parse-csv.ts";
import { type UnitColumn, type UnitRow, unitColumns, unitTermColumns } from "./unit-row.ts";

export type ImportUnitsOptions = {
  /** Unix seconds; nothing can have been acquired later. */
  readonly now: number;
  /** Whether FDA's classification has a code; see `isProductCode` of the entry `product-codes`. */
  readonly isProductCode: (code: string) => boolean;
};

export type ImportedUnits = {
  readonly rows: readonly UnitRow[];
  /** Every fault of the file, each with line, column, value and remedy; import.*. */
  readonly errors: readonly AppError[];
};

/** The most records read from one file. */
export const IMPORT_ROWS_LIMIT = 10_000;

/**
 * Reads units from CSV. Never throws: a row with a fault is reported, with all of its faults, and left out; the others
 * are given. Two rows with one device identifier and serial number are a fault of the second.
 */
export function importUnits(text: string, options: ImportUnitsOptions): ImportedUnits {
  const [header, ...records] = parseCsv(text);
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = unitColumns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    return {
      rows: [],
      errors: missing.map((column) => new AppError("import.header-malformed", { line: 1, column })),
    };
  }
  if (records.length > IMPORT_ROWS_LIMIT) {
    const evidence = { field: "file", value: records.length, limit: IMPORT_ROWS_LIMIT };
    return { rows: [], errors: [new AppError("import.too-large", evidence)] };
  }
  const rows: UnitRow[] = [];
  const errors: AppError[] = [];
  const seen = new Map<string, number>();
  for (const record of records) {
    const reader = new RowReader(record, names);
    const row = readUnit(reader, options);
    if (row !== undefined) noteTwin(row, seen, reader);
    if (row !== undefined && reader.errors.length === 0) rows.push(row);
    errors.push(...reader.errors);
  }
  return { rows, errors };
}

/** Reads cells of one record and gathers what is wrong with them. */
class RowReader {
  readonly errors: AppError[] = [];
  readonly line: number;
  private readonly cells: ReadonlyMap<string, string>;

  constructor(record: CsvRecord, names: readonly string[]) {
    this.line = record.line;
    this.cells = new Map(names.map((name, index) => [name, record.cells[index] ?? ""]));
    if (!record.isClosed)
      this.refuse("*", record.cells.at(-1) ?? "", "a quote is left open or followed by text.");
    else if (record.cells.length !== names.length) {
      const problem = `the row has ${record.cells.length} cells, the header ${names.length}.`;
      this.refuse("*", record.cells.join(","), problem);
    }
  }

  text(column: UnitColumn): string {
    return this.cells.get(column) ?? "";
  }

  /** What `parse` makes of the cell, or undefined with the fault noted. */
  read<Value>(column: UnitColumn, parse: (text: string) => Value): Value | undefined {
    const text = this.text(column);
    try {
      return parse(text);
    } catch (error) {
      if (!isAppError(error)) throw error;
      this.refuse(column, text, error.message, error);
      return undefined;
    }
  }

  refuse(column: string, value: string, problem: string, cause?: AppError): void {
    const evidence = { line: this.line, column, value, problem };
    const options = cause === undefined ? {} : { cause, hint: cause.hint };
    this.errors.push(new AppError("import.row-malformed", evidence, options));
  }
}

function readUnit(reader: RowReader, { now, isProductCode }: ImportUnitsOptions): UnitRow | undefined {
  // Spreadsheets cannot hold the group separator, so typed text is expected; a HIBCC check character is still verified.
  const udi = reader.read("udi", (text) => {
    const parsed = parseUdi(text, { now });
    return { parsed, identity: requireShareableUdi(parsed) };
  });
  const productCode = reader.read("product_code", (text) => {
    const code = normaliseProductCode(text);
    if (isProductCode(code)) return code;
    throw new AppError("equipment.product-code-unknown", {
      field: "productCode",
      value: text,
      productCode: code,
    });
  });
  const model = reader.read("model", (text) => requireText("model", text));
  const valuation = readValuation(reader, now);
  const slotSeconds = reader.read("slot_minutes", (text) =>
    parseSlotSeconds(Number(text || Number.NaN) * 60),
  );
  const terms = readTerms(reader);
  if (!udi || !productCode || !model || !valuation || !slotSeconds) return undefined;
  const common = {
    line: reader.line,
    udi: udi.parsed,
    ...udi.identity,
    productCode,
    model,
    valuation,
    slotSeconds,
  };
  return terms === undefined ? common : { ...common, terms };
}

function readValuation(reader: RowReader, now: number): Valuation | undefined {
  const cost = reader.read("cost_usd", (text) => parseUsd(text, "cost_usd"));
  const residual = reader.read("residual_usd", (text) => parseUsd(text, "residual_usd"));
  const acquiredAt = reader.read("acquired_on", (text) => pastDay(text, now));
  const method = reader.read("depreciation", (text) => parseDepreciationMethod(text.trim()));
  const years = reader.read("life_years", (text) => decimal("life_years", text, { above: 0, most: 100 }));
  const percent = reader.read("rate_percent", (text) =>
    text.trim() === "" && method !== "declining-balance"
      ? 0
      : decimal("rate_percent", text, { above: 0, most: 99.99 }),
  );
  if (cost === undefined || residual === undefined || acquiredAt === undefined) return undefined;
  if (method === undefined || years === undefined || percent === undefined) return undefined;
  if (residual < 0n || cost <= 0n || residual > cost) {
    reader.refuse(
      "residual_usd",
      reader.text("residual_usd"),
      "cost is over zero, the residual from zero to the cost.",
    );
    return undefined;
  }
  return {
    cost,
    residual,
    acquiredAt,
    life: Math.round(years * YEAR_SECONDS),
    rateBps: Math.round(percent * 100),
    method,
  };
}

function readTerms(reader: RowReader): UnitRow["terms"] | undefined {
  if (unitTermColumns.every((column) => reader.text(column).trim() === "")) return undefined;
  const amount = (column: (typeof unitTermColumns)[number]): bigint =>
    reader.read(column, (text) => {
      const value = parseUsd(text, column);
      if (value >= 0n) return value;
      throw new AppError("input.invalid", { field: column, value: text, problem: "it must not be negative" });
    }) ?? 0n;
  return {
    ratePerHour: amount("rate_per_hour_usd"),
    contributionPerHour: amount("contribution_per_hour_usd"),
    lateFeePerHour: amount("late_fee_per_hour_usd"),
    deposit: amount("deposit_usd"),
  };
}

function noteTwin(row: UnitRow, seen: Map<string, number>, reader: RowReader): void {
  const key = `${row.deviceIdentifier}\n${row.serialNumber}`;
  const first = seen.get(key);
  if (first !== undefined) reader.refuse("udi", row.udi.scan, `line ${first} has the same unit.`);
  else seen.set(key, row.line);
}

function requireText(field: string, text: string): string {
  if (text.trim() !== "") return text.trim();
  throw new AppError("input.invalid", { field, value: text, problem: "it is empty" });
}

function pastDay(text: string, now: number): number {
  const match = /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? Date.parse(`${text.trim()}T00:00:00Z`) : Number.NaN;
  const isReal = !Number.isNaN(match) && new Date(match).toISOString().slice(0, 10) === text.trim();
  if (isReal && match <= now * 1000) return match / 1000;
  const problem = isReal ? "it lies in the future" : "it must be a date written YYYY-MM-DD";
  throw new AppError("input.invalid", { field: "acquired_on", value: text, problem });
}

function decimal(
  field: string,
  text: string,
  range: { readonly above: number; readonly most: number },
): number {
  const value = /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value > range.above && value <= range.most) return value;
  const problem = `it must be over ${range.above} and at most ${range.most}`;
  throw new AppError("input.invalid", { field, value: text, problem });
}
