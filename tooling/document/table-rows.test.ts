import { describe, expect, it } from "vitest";
import { tableRows } from "./table-rows.ts";

describe("tableRows", () => {
  it("gives the cells of every table, without heads and rulers", () => {
    const text = "# T\n\n| a | b |\n|---|---|\n| 1 | `x/y.ts` |\n\ntext\n\n| c |\n|:-:|\n| 2 |\n";
    expect(tableRows(text)).toEqual([["1", "`x/y.ts`"], ["2"]]);
  });

  it("gives nothing for a text without tables", () => {
    expect(tableRows("a | b\n")).toEqual([]);
  });
});
