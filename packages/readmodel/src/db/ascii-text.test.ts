import { describe, expect, it } from "vitest";
import { ascii } from "../../testing/index.ts";
import { asciiText } from "./ascii-text.ts";

describe("asciiText", () => {
  it("drops the padding", () => {
    expect(asciiText(`${ascii("CBK")}0000`)).toBe("CBK");
    expect(asciiText("0x000000")).toBe("");
  });

  it("leaves bytes hexadecimal that no database would take as text", () => {
    expect(asciiText("0x410042")).toBe("0x410042");
    expect(asciiText("0xff00")).toBe("0xff00");
  });
});
