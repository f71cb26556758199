import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importUnits } from "./import-units.ts";
import { parseCsv } from "./parse-csv.ts";
import { unitColumns, unitTermColumns } from "./unit-row.ts";

const now = Date.UTC(2026, 6, 1) / 1000;
const options = { now, isProductCode: (code: string) => code === "CBK" };
const header = [...unitColumns, ...unitTermColumns].join(",");
const cells: Readonly<Record<string, string>> = {
  udi: "(01)09521234000013(21)V-1001",
  product_code: "cbk",
  model: '"Ventilator, model ""A"""',
  cost_usd: '"32,000"',
  residual_usd: "2000",
  acquired_on: "2024-02-29",
  depreciation: "straight-line",
  life_years: "8",
  rate_percent: "",
  slot_minutes: "60",
  rate_per_hour_usd: "45",
  contribution_per_hour_usd: "3",
  late_fee_per_hour_usd: "90",
  deposit_usd: "500",
};
const row = (changes: Readonly<Record<string, string>> = {}): string =>
  [...unitColumns, ...unitTermColumns].map((column) => ({ ...cells, ...changes })[column] ?? "").join(",");
const file = (...rows: string[]) => importUnits([header, ...rows].join("\r\n"), options);

describe("importUnits", () => {
  it("reads a unit with valuation and terms", () =>
    expect(file(row())).toMatchObject({
      errors: [],
      rows: [
        {
          line: 2,
          deviceIdentifier: "09521234000013",
          serialNumber: "V-1001",
          productCode: "CBK",
          model: 'Ventilator, model "A"',
          valuation: {
            cost: 32_000_000_000n,
            residual: 2_000_000_000n,
            acquiredAt: Date.UTC(2024, 1, 29) / 1000,
            life: 8 * 31_536_000,
            rateBps: 0,
            method: "straight-line",
          },
          slotSeconds: 3600,
          terms: {
            ratePerHour: 45_000_000n,
            contributionPerHour: 3_000_000n,
            lateFeePerHour: 90_000_000n,
            deposit: 500_000_000n,
          },
        },
      ],
    }));
  it.each(["\r", "\n", "\r\n"])("reads the same rows whatever ends a line: %j", (end) => {
    const { rows, errors } = importUnits(
      [header, row(), row({ udi: "(01)09521234000013(21)V-2" })].join(end),
      options,
    );
    expect(errors).toEqual([]);
    expect(rows.map(({ line, serialNumber }) => [line, serialNumber])).toEqual([
      [2, "V-1001"],
      [3, "V-2"],
    ]);
  });
  it("refuses a column that stands twice, for nobody could say which is meant", () => {
    const twice = importUnits([`${header},Model`, `${row()},Other`].join("\n"), options);
    expect(twice.rows).toEqual([]);
    expect(twice.errors).toMatchObject([
      { code: "import.header-malformed", evidence: { line: 1, column: "model", times: 2 } },
    ]);
  });
  it("leaves terms out when all their cells are empty", () => {
    const empty = Object.fromEntries(unitTermColumns.map((column) => [column, ""]));
    expect(file(row(empty)).rows[0]?.terms).toBeUndefined();
  });
  it("reads a declining balance without a life", () =>
    expect(
      file(row({ depreciation: "declining-balance", life_years: "", rate_percent: "20" })).rows[0]?.valuation,
    ).toMatchObject({ rateBps: 2000, life: 0, method: "declining-balance" }));

  it.each([
    ["udi", "(01)09521234000014(21)V-1001", "udi.check-digit-wrong"],
    ["udi", "(01)09521234000013", "udi.serial-missing"],
    ["product_code", "ZZZ", "equipment.product-code-unknown"],
    ["model", "", "input.invalid"],
    ["cost_usd", "much", "settlement.amount-malformed"],
    ["acquired_on", "2025-02-29", "input.invalid"],
    ["acquired_on", "2027-01-01", "input.invalid"],
    ["depreciation", "linear", "equipment.depreciation-unknown"],
    ["life_years", "0", "input.invalid"],
    ["slot_minutes", "30", "reservation.slot-length-unknown"],
    ["slot_minutes", "", "reservation.slot-length-unknown"],
    ["deposit_usd", "-1", "input.invalid"],
  ])("reports %s '%s' with line, column, value, cause and remedy", (column, value, cause) => {
    const { rows, errors } = file(row(), row({ udi: "(01)09521234000013(21)V-2", [column]: value }));
    expect(rows.length).toBe(1);
    expect(errors).toEqual([
      expect.objectContaining({
        code: "import.row-malformed",
        evidence: expect.objectContaining({ line: 3, column, value }),
        cause: expect.objectContaining({ code: cause }),
        hint: expect.stringMatching(/\.$/),
      }),
    ]);
  });
  it("reports a residual over the cost", () =>
    expect(file(row({ residual_usd: "40000" })).errors[0]?.evidence).toMatchObject({
      line: 2,
      column: "residual_usd",
    }));
  it("reports every fault of a row, not the first alone", () =>
    expect(
      file(row({ udi: "x", product_code: "y", cost_usd: "z" })).errors.map(
        ({ evidence }) => evidence["column"],
      ),
    ).toEqual(["udi", "product_code", "cost_usd"]));
  it("reports a unit that stands twice and says where first", () => {
    const { rows, errors } = file(row(), row());
    expect(rows.length).toBe(1);
    expect(errors[0]?.evidence).toMatchObject({
      line: 3,
      column: "udi",
      problem: "line 2 has the same unit.",
    });
  });
  it.each([
    ["too few cells", '"only",one'],
    ["an open quote", '"(01)09521234000013'],
  ])("reports a row with %s and goes on", (_what, broken) => {
    const { errors } = file(row(), broken);
    expect(errors[0]).toMatchObject({ code: "import.row-malformed", evidence: { line: 3, column: "*" } });
  });
  it("reports each missing column of the header", () =>
    expect(importUnits("udi,model\nx,y", options).errors.map(({ code }) => code)).toEqual(
      Array.from({ length: unitColumns.length - 2 }, () => "import.header-malformed"),
    ));
  it("refuses more rows than it can check at a time", () =>
    expect(file(...Array.from({ length: 10_001 }, () => "x")).errors[0]?.code).toBe("import.too-large"));
  it("gives or refuses every record and never throws, whatever the file holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a,"\r\n(01)+$ '), maxLength: 200 }), (body) => {
        const text = `${header}\n${body}`;
        const { rows, errors } = importUnits(text, options);
        const faulty = new Set(errors.map(({ evidence }) => evidence["line"]));
        expect(rows.length + faulty.size).toBe(parseCsv(text).length - 1);
      }),
    );
  });
});

describe("parseCsv", () => {
  it("keeps commas, quotes and line breaks inside quotes and counts lines", () =>
    expect(parseCsv('\uFEFFa,b\r\n"1,2","x""y\nz"\n\nlast,')).toEqual([
      { line: 1, cells: ["a", "b"], isClosed: true },
      { line: 2, cells: ["1,2", 'x"y\nz'], isClosed: true },
      { line: 5, cells: ["last", ""], isClosed: true },
    ]));
  it("marks a quote left open", () => expect(parseCsv('a\n"b')[1]?.isClosed).toBe(false));
  it("reads back any table it is given in quotes", () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab,"\n\r ') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (table) => {
        const text = table
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(","))
          .join("\n");
        expect(parseCsv(text).map(({ cells }) => cells)).toEqual(table);
      }),
    );
  });
});
