import { describe, expect, it } from "vitest";
import { abiFragments } from "./abi-fragments.ts";

describe("abiFragments", () => {
  it.each([
    ["a parsed signature", 'const abi = parseAbi(["function promote(uint64)"]);'],
    ["a signature in words", 'const heard = ["event Opened(uint32 indexed unitId)"];'],
    ["a parsed item", "parseAbiItem(text)"],
    ["parsed parameters", "encodeAbiParameters(parseAbiParameters(tuple), [calls])"],
    ["a selector of a written signature", 'toFunctionSelector("promote(uint64)")'],
    ["a function", '{ type: "function", name: "promote", inputs: [] }'],
    ["a function over several lines", '{\n type: "function",\n name: "promote",\n}'],
    ["a tuple", 'const batch = [{ type: "tuple[]", components }];'],
    ["a struct's field", '{ name: "reservationId", type: "uint64" }'],
    ["a struct's field by a helper", 'field("reservationId", "uint64")'],
  ])("finds %s", (_what, source) => expect(abiFragments(source)).not.toEqual([]));

  it.each([
    ["what is taken from an ABI", 'getAbiItem({ abi: custodyLedgerAbi, name: "digestOf" })'],
    ["an item whose name and fields come from an ABI", '{ type: "function", name, inputs, outputs: [] }'],
    ["a type that picks items", 'Extract<AbiItem, { type: "error" }>'],
    ["types of hashed values without a name", 'encodePacked(["string", "uint256"], [text, id])'],
    ["a line of Solidity", '"function add(uint a) { return a; }"'],
    ["what is no chain type", '{ name: "serial", type: "button" }'],
  ])("passes over %s", (_what, source) => expect(abiFragments(source)).toEqual([]));

  it("says on which lines, each once", () => {
    const source =
      'const a = 1;\nconst f = [\n  { type: "tuple", components: [{ name: "to", type: "address" }] },\n];';
    expect(abiFragments(source)).toEqual([3]);
  });
});
