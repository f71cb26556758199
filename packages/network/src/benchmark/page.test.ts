import { describe, expect, it } from "vitest";
import { mergePage } from "./page.ts";

describe("mergePage", () => {
  it("replaces the parts measured and keeps the others", () => {
    const first = mergePage("# Benchmarks\n", "2 cores", [
      { heading: "Network", text: "| a |" },
      { heading: "Search", text: "old" },
    ]);
    const second = mergePage(first, "8 cores", [{ heading: "Search", text: "new" }]);
    expect(second.match(/^## .*$/gm)).toEqual(["## Network", "## Search"]);
    expect(second).toContain("## Network\n\nOn 2 cores.\n\n| a |\n");
    expect(second).toContain("## Search\n\nOn 8 cores.\n\nnew\n");
    expect(second).not.toContain("old");
    expect(mergePage(second, "8 cores", [{ heading: "Search", text: "new" }])).toBe(second);
  });
});
