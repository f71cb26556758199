import { describe, expect, it } from "vitest";
import { nounsSaid, readSaidAs } from "./said-as.ts";

const glossary = [
  "| noun | is | owned by | states | invariants | said as |",
  "|---|---|---|---|---|---|",
  "| escrow | What is set aside | settlement | – | INV-SET-1 | set aside |",
  "| facility | A hospital | facility | – | – | – |",
].join("\n");

describe("readSaidAs", () => {
  it("reads the nouns that the page tells in other words", () => {
    expect(readSaidAs(glossary)).toEqual([{ noun: "escrow", words: "set aside" }]);
  });
});

describe("nounsSaid", () => {
  const said = (line: string) => nounsSaid(line, readSaidAs(glossary)).map(({ noun }) => noun);

  it.each(['escrow: "Escrow",', "a: `In escrow: all`,", 'b: "The escrows add up."'])(
    "finds the noun in %j",
    (line) => {
      expect(said(line)).toEqual(["escrow"]);
    },
  );

  it.each([
    'escrow: "Set aside",',
    '"escrow-held": "Set aside",',
    'a: (escrow: string) => say("Aside", escrow),',
  ])("lets %j stand, where it is only a name", (line) => {
    expect(said(line)).toEqual([]);
  });
});
