import { type Valuation, YEAR_SECONDS } from "../equipment/depreciation.ts";
import { normaliseProductCode } from "../equipment/normalise-product-code.ts";
import { parseDepreciationMethod } from "../equipment/parse-depreciation-method.ts";
import { parseUdi } from "../equipment/udi/parse-udi.ts";
import { requireShareableUdi } from "../equipment/udi/require-shareable-udi.ts";
import { AppError } from "../error/app-error.ts";
import { parseSlotSeconds } from "../reservation/parse-slot-seconds.ts";
import { parseUsd } from "../settlement/parse-usd.ts";
import { parseCsv } from "./parse-csv.ts";
import { decimal, pastDay, requireText } from "./read-cell.ts";
import { RowReader } from "./row-reader.ts";
import { type UnitRow, unitColumns, unitTermColumns } from "./unit-row.ts";

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
/** The chain keeps the insured value of a loan in 56 bits. */
const COST_LIMIT = 2n ** 56n - 1n;

/**
 * Reads units from CSV. Never throws: a row with a fault is reported, with all of its faults, and left out; the others
 * are given. Two rows with one device identifier and serial number are a fault of the second.
 */
export function importUnits(text: string, options: ImportUnitsOptions): ImportedUnits {
  const [header, ...records] = parseCsv(text);
  const names = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const faults = headerFaults(names);
  if (faults.length > 0) return { rows: [], errors: faults };
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

/** Columns that are needed and missing, and any that stand twice: nobody could say which of the two is meant. */
function headerFaults(names: readonly string[]): readonly AppError[] {
  const needed: readonly string[] = unitColumns;
  const columns = new Set([...needed, ...names.filter((name) => name !== "")]);
  return [...columns].flatMap((column) => {
    const times = names.filter((name) => name === column).length;
    return times === 1 ? [] : [new AppError("import.header-malformed", { line: 1, column, times })];
  });
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
  const isDeclining = method === "declining-balance";
  const years = reader.read("life_years", (text) =>
    decimal("life_years", text, { most: 100, needed: !isDeclining }),
  );
  const percent = reader.read("rate_percent", (text) =>
    decimal("rate_percent", text, { most: 100, needed: isDeclining }),
  );
  if (cost === undefined || residual === undefined || acquiredAt === undefined) return undefined;
  if (method === undefined || years === undefined || percent === undefined) return undefined;
  if (residual < 0n || cost <= 0n || residual > cost || cost > COST_LIMIT) {
    const problem =
      "the cost is over zero and at most 72 billion dollars, the residual from zero to the cost.";
    reader.refuse("residual_usd", reader.text("residual_usd"), problem);
    return undefined;
  }
  const life = Math.round(years * YEAR_SECONDS);
  return { cost, residual, acquiredAt, life, rateBps: Math.round(percent * 100), method };
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
