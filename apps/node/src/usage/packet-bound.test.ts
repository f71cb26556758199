import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packetBound } from "./packet-bound.ts";

/** A PUBLISH whose header states the length, with as much of the body. */
function packet(length: number, body = length): Uint8Array {
  const header = [0x30];
  for (let left = length; ; left = Math.floor(left / 128)) {
    header.push(left < 128 ? left : (left % 128) + 128);
    if (left < 128) break;
  }
  return Uint8Array.from([...header, ...Array.from({ length: body }, () => 0xff)]);
}

describe("packetBound", () => {
  it("knows a packet that is too long by its header, before its body", () => {
    expect(packetBound(4_096)(packet(4_097, 0))).toBe(false);
    expect(packetBound(4_096)(packet(64 * 1024 * 1024, 0))).toBe(false);
    expect(packetBound(4_096)(packet(4_096))).toBe(true);
  });

  it("refuses a length that never ends", () => {
    expect(packetBound(4_096)(Uint8Array.of(0x30, 0x80, 0x80, 0x80))).toBe(true);
    expect(packetBound(4_096)(Uint8Array.of(0x30, 0x80, 0x80, 0x80, 0x80))).toBe(false);
  });

  it("judges packets alike however they are cut into chunks", () => {
    const lengths = fc.array(fc.nat(400), { minLength: 1, maxLength: 8 });
    const cuts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(lengths, cuts, (of, sizes) => {
        const bytes = Uint8Array.from(of.flatMap((length) => [...packet(length)]));
        const follows = packetBound(200);
        let isWithin = true;
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          isWithin = isWithin && follows(bytes.subarray(at, at + size));
          at += size;
        }
        expect(isWithin).toBe(of.every((length) => length <= 200));
      }),
    );
  });
});
