import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRecord } from "../src/story/record.ts";

const tx = (first: string) => `0x${first.padEnd(64, "0")}`;

describe("createRecord", () => {
  const printed: string[] = [];
  beforeEach(() => {
    printed.length = 0;
    vi.spyOn(console, "log").mockImplementation((line: string) => printed.push(line));
  });
  afterEach(() => vi.restoreAllMocks());

  const tellALoan = (quiet: boolean) => {
    const record = createRecord(quiet);
    record.step("A unit is reserved");
    record.note(tx("aaaaaaaa"), 50_000n);
    record.note(tx("bbbbbbbb"), 41_500n);
    record.tell({ who: "Red Lodge", what: "reserves the ventilator", money: 220_500_000n });
    record.tell({ who: "Billings", what: "sees it" });
    record.step("It is metered");
    record.aside("the meter", "is silent");
    record.note(tx("cccccccc"), 7n);
    record.tell({ who: "Billings", what: "relays a reading" });
    return record;
  };

  it("prints a numbered line a step and a readable line an act: who, what, transactions, gas, money", () => {
    tellALoan(false);
    expect(printed).toEqual([
      "\n1. A unit is reserved",
      "   Red Lodge reserves the ventilator  (tx 0xaaaaaaaa 0xbbbbbbbb, 91500 gas, $220.50)",
      "   Billings sees it",
      "\n2. It is metered",
      "   the meter is silent",
      "   Billings relays a reading  (tx 0xcccccccc, 7 gas)",
    ]);
  });

  it("keeps what each step cost, and prints nothing when quiet", () => {
    const { steps } = tellALoan(true);
    expect(printed).toEqual([]);
    expect(steps).toEqual([
      { name: "A unit is reserved", gas: 91_500n, txs: [tx("aaaaaaaa"), tx("bbbbbbbb")] },
      { name: "It is metered", gas: 7n, txs: [tx("cccccccc")] },
    ]);
  });
});
