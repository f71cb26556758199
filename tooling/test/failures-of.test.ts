import { describe, expect, it } from "vitest";
import { failuresOf } from "./failures-of.ts";

const output = `Running Solidity tests

  test/a.t.sol:A
    ✔ test_first()
    1) test_second()

  1 passing
  1 failing

  1) A#test_second()
    Error: assertion failed: 1 != 2

Running node:test tests

    ✔ third
  1 passing

  2 passing
  1 failing
`;

describe("failuresOf", () => {
  describe("given an output with a failure", () => {
    it("keeps its name and reason and loses the tests that passed", () => {
      const kept = failuresOf(output);
      expect(kept).toContain("A#test_second()");
      expect(kept).toContain("assertion failed: 1 != 2");
      expect(kept).not.toContain("✔");
      expect(kept.split("\n").at(-1)).toBe("  1 failing");
    });
  });

  describe("given an output without one", () => {
    it("keeps it all, for it says why nothing ran", () => {
      expect(failuresOf("Error HHE910: Compilation failed\n")).toBe("Error HHE910: Compilation failed");
    });
  });
});
