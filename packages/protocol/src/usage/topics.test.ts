import { describe, expect, it } from "vitest";
import {
  breakGlassPayload,
  breakGlassTopic,
  grantTopic,
  parseTopic,
  presencePayload,
  readingPayload,
  readingTopic,
} from "./topics.ts";

const reading = {
  unitId: 7,
  epoch: 1,
  sequence: 3,
  takenAt: 1_800_000_000,
  runSeconds: "18446744073709551615",
  cycles: "0",
  r: `0x${"01".repeat(32)}`,
  s: `0x${"02".repeat(32)}`,
};

describe("parseTopic", () => {
  it("reads back the unit and channel of every topic", () => {
    expect(parseTopic(31338, readingTopic(31338, 7).name)).toEqual({ unitId: 7, channel: "readings" });
    expect(parseTopic(31338, grantTopic(31338, 9).name)).toEqual({ unitId: 9, channel: "grants" });
    expect(parseTopic(31338, breakGlassTopic(31338, 9).name)).toEqual({ unitId: 9, channel: "break-glass" });
  });

  it("knows no topic of another chain or product", () => {
    expect(parseTopic(1, readingTopic(31338, 7).name)).toBeUndefined();
    expect(parseTopic(31338, "medequipshare/31338/units/x/readings")).toBeUndefined();
    expect(parseTopic(31338, "medequipshare/31338/units/07/readings")).toBeUndefined();
    expect(parseTopic(31338, "medequipshare/31338/units/4294967296/readings")).toBeUndefined();
    expect(parseTopic(31338, "medequipshare/031338/units/7/readings")).toBeUndefined();
    expect(parseTopic(31338, "$SYS/broker")).toBeUndefined();
  });
});

describe("readingPayload", () => {
  it("holds a 64-bit counter without loss", () => {
    expect(readingPayload.parse(reading).runSeconds).toBe(18446744073709551615n);
  });

  it.each([
    ["a sequence of zero", { sequence: 0 }],
    ["a negative counter", { runSeconds: "-1" }],
    ["a counter as a number", { runSeconds: 5 }],
    ["a counter that no word of the chain holds", { cycles: "18446744073709551616" }],
    ["a short signature", { r: "0x01" }],
    ["no unit", { unitId: undefined }],
  ])("refuses %s", (_what, change) => {
    expect(readingPayload.safeParse({ ...reading, ...change }).success).toBe(false);
  });
});

describe("the signature of a meter or lock", () => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const word = (value: bigint) => `0x${value.toString(16).padStart(64, "0")}`;

  it.each([
    ["a reading", readingPayload],
    ["a presence", presencePayload],
    ["an opening without a grant", breakGlassPayload],
  ])("has the lower half of the order in %s, whichever it gave", (_what, { shape: { s } }) => {
    expect(s.parse(word(order - 5n))).toBe(word(5n));
    expect(s.parse(word(5n))).toBe(word(5n));
    expect(s.parse(word(order / 2n + 1n))).toBe(word(order / 2n));
  });

  it("stays as it is when it is none", () => {
    expect(readingPayload.shape.s.parse(word(order))).toBe(word(order));
  });
});
