import { describe, expect, it } from "vitest";
import { withoutComments } from "./hash-sources.ts";

describe("withoutComments", () => {
  it("drops comments and spacing, so that rewording one makes no proof stale", () => {
    const source = "/// @notice Adds.\nfunction add(uint a) {\n    // why\n    return a + 1; /* so */\n}\n";
    expect(withoutComments(source)).toBe("function add(uint a) { return a + 1; }");
  });

  it("keeps what only looks like a comment", () => {
    expect(withoutComments('uri = "ipfs://x"; // y')).toBe('uri = "ipfs://x";');
  });
});
