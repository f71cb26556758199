import { describe, expect, it } from "vitest";
import { encodesByHand } from "./plain-writers.ts";

describe("encodesByHand", () => {
  it.each([
    ["an import", 'import { encodeCall } from "../chain/encode-call.ts";'],
    ["one beside its type", 'import { type Call, encodeCall } from "../chain/encode-call.ts";'],
    ["one under another name", 'import {\n  encodeCall as encode,\n} from "./encode-call.ts";'],
  ])("finds %s", (_what, source) => expect(encodesByHand(source)).toBe(true));

  it.each([
    ["its type", 'import type { Call } from "../chain/encode-call.ts";'],
    ["its type in braces", 'import { type Call } from "../chain/encode-call.ts";'],
    ["an act's own call", "return reserve.call(addresses, request);"],
  ])("passes over %s", (_what, source) => expect(encodesByHand(source)).toBe(false));
});
