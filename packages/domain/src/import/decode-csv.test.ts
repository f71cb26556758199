import { describe, expect, it } from "vitest";
import { decodeCsv } from "./decode-csv.ts";

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("decodeCsv", () => {
  it("reads UTF-8, with a byte-order mark or without", () => {
    const bytes = new TextEncoder().encode("\uFEFFmodel\nRéa 🫁");
    expect(decodeCsv(bytes)).toBe("model\nRéa 🫁");
    expect(decodeCsv(bytes.slice(3))).toBe("model\nRéa 🫁");
  });

  it.each([
    ["Windows-1252", latin1("udi,model\rA-1,V1\rA-2,R\xe9a\r"), { line: 3, column: "model", value: "0xe9" }],
    ["UTF-16", latin1("\xff\xfeu\0d\0i\0"), { line: 1, column: 1, value: "0xff" }],
    ["UTF-8 cut short", latin1("udi,model\nA-1,R\xc3"), { line: 2, column: "model", value: "0xc3" }],
    [
      "marked UTF-8 with a foreign byte",
      latin1("\xef\xbb\xbfudi\n\x80"),
      { line: 2, column: "udi", value: "0x80" },
    ],
  ])("refuses %s, naming encoding, line and column", (_what, bytes, evidence) => {
    expect(() => decodeCsv(bytes)).toThrow(
      expect.objectContaining({
        code: "import.encoding-malformed",
        evidence: expect.objectContaining({ encoding: "UTF-8", ...evidence }),
      }),
    );
  });
});
