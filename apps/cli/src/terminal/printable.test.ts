import { describe, expect, it } from "vitest";
import { formatFields, formatJson, formatTable } from "./format.ts";
import { printable } from "./printable.ts";

const controls = [...Array(0x20).keys(), ...Array.from({ length: 0x21 }, (_, index) => 0x7f + index)]
  .concat(0x61c, 0x200e, 0x200f, 0x2028, 0x202e, 0x2066, 0x2069)
  .filter((code) => code !== 0x0a)
  .map((code) => String.fromCharCode(code));

describe("printable", () => {
  it.each(controls)("replaces %j", (control) => {
    expect(printable(`a${control}b`)).toMatch(/^a[\u2400-\u2421\ufffd]b$/);
  });

  it("leaves lines, letters of any script and emoji as they are", () => {
    const text = "Réa 🫁\n呼吸器";
    expect(printable(text)).toBe(text);
  });
});

describe("a name with an escape sequence and a line of its own", () => {
  const name = "EV-300\u001b[1A\u001b[2K\nverdict  fit";

  it("stays on its line of the fields, and tells that it has them", () =>
    expect(formatFields({ model: name, verdict: "unfit" })).toBe(
      "model    EV-300␛[1A␛[2K␊verdict  fit\nverdict  unfit",
    ));

  it("stays in its row of a table", () =>
    expect(formatTable(["model"], [[name]]).split("\n")).toHaveLength(2));

  it("is the same in JSON, escaped", () => {
    const json = formatJson({ name: `${name}\u009b\u202e` });
    expect(json).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(JSON.parse(json)).toEqual({ name: `${name}\u009b\u202e` });
  });
});
