import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeMeterReading } from "./encode-meter-reading.ts";
import { encodePresence } from "./encode-presence.ts";

const place = { chainId: 31_337, contract: "0x00112233445566778899AABBccddeeff00112233" } as const;
const reading = {
  unitId: 7,
  epoch: 1,
  sequence: 42,
  takenAt: 1_800_000_000,
  runSeconds: 21_600n,
  cycles: 3n,
};
const presence = {
  unitId: 7,
  operator: "0xaabbccddeeff00112233445566778899aabbccdd",
  nonce: `0x${"5a".repeat(32)}`,
  issuedAt: 1_800_000_000,
} as const;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("encodeMeterReading", () => {
  it("lays every field at its fixed place", () =>
    expect(hex(encodeMeterReading(reading, place))).toBe(
      [
        Buffer.from("MEDEQUIPSHARE/READING/1").toString("hex"),
        "0000000000000000000000000000000000000000000000000000000000007a69",
        "00112233445566778899aabbccddeeff00112233",
        "00000007",
        "00000001",
        "0000002a",
        "006b49d200",
        "0000000000005460",
        "0000000000000003",
      ].join(""),
    ));
  it("has 108 bytes and a digest of its own for every change", () => {
    const counter = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
    const any = fc.record({
      unitId: fc.nat(2 ** 31),
      epoch: fc.nat(9),
      sequence: fc.nat(2 ** 31),
      takenAt: fc.nat(2 ** 31),
      runSeconds: counter,
      cycles: counter,
    });
    const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [first, second] = [encodeMeterReading(a, place), encodeMeterReading(b, place)];
        expect(first.length).toBe(108);
        expect(digest(first) === digest(second)).toBe(
          JSON.stringify(Object.values(a), text) === JSON.stringify(Object.values(b), text),
        );
      }),
    );
  });
  it.each([
    ["unitId", 2 ** 32],
    ["takenAt", 1.5],
    ["runSeconds", -1n],
    ["cycles", 2n ** 64n],
  ])("refuses a reading whose %s does not fit", (field, value) =>
    expect(() => encodeMeterReading({ ...reading, [field]: value }, place)).toThrow(
      expect.objectContaining({
        code: "usage.reading-malformed",
        evidence: expect.objectContaining({ field, value }),
      }),
    ),
  );
  it("refuses a contract that is no address", () =>
    expect(() => encodeMeterReading(reading, { ...place, contract: "0x12" })).toThrow(
      expect.objectContaining({ code: "usage.reading-malformed" }),
    ));
});

describe("encodePresence", () => {
  it("lays every field at its fixed place", () =>
    expect(hex(encodePresence(presence, place))).toBe(
      [
        Buffer.from("MEDEQUIPSHARE/PRESENCE/1").toString("hex"),
        "0000000000000000000000000000000000000000000000000000000000007a69",
        "00112233445566778899aabbccddeeff00112233",
        "00000007",
        "aabbccddeeff00112233445566778899aabbccdd",
        "5a".repeat(32),
        "006b49d200",
      ].join(""),
    ));
  it("has 137 bytes", () => expect(encodePresence(presence, place).length).toBe(137));
  it.each([
    ["nonce", "0x5a"],
    ["operator", "0xzzbbccddeeff00112233445566778899aabbccdd"],
    ["issuedAt", 2 ** 40],
    ["unitId", -1],
  ])("refuses a statement whose %s does not fit", (field, value) =>
    expect(() => encodePresence({ ...presence, [field]: value }, place)).toThrow(
      expect.objectContaining({
        code: "usage.presence-malformed",
        evidence: expect.objectContaining({ field, value }),
      }),
    ),
  );
});

function text(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
