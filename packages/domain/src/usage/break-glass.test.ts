import { describe, expect, it } from "vitest";
import {
  BreakGlassReason,
  breakGlassReasonNames,
  breakGlassReasonTexts,
  parseBreakGlassReason,
} from "./break-glass-reason.ts";
import { BREAK_GLASS_IDENTIFY_SECONDS, breakGlassState } from "./break-glass-state.ts";
import { encodeBreakGlass } from "./encode-break-glass.ts";

const place = { chainId: 31_337, contract: "0x00112233445566778899AABBccddeeff00112233" } as const;
const opening = { unitId: 7, bootCount: 3, sequence: 42, openedAt: 1_800_000_000 };

describe("encodeBreakGlass", () => {
  it("lays every field at its fixed place, in 96 bytes", () => {
    const bytes = encodeBreakGlass(opening, place);
    expect(bytes.length).toBe(96);
    expect(Buffer.from(bytes).toString("hex")).toBe(
      [
        Buffer.from("MEDEQUIPSHARE/BREAK-GLASS/1").toString("hex"),
        "0000000000000000000000000000000000000000000000000000000000007a69",
        "00112233445566778899aabbccddeeff00112233",
        "00000007",
        "00000003",
        "0000002a",
        "006b49d200",
      ].join(""),
    );
  });
  it.each([
    ["sequence", 2 ** 32],
    ["bootCount", -1],
    ["openedAt", 1.5],
  ])("refuses a statement whose %s does not fit", (field, value) =>
    expect(() => encodeBreakGlass({ ...opening, [field]: value }, place)).toThrow(
      expect.objectContaining({
        code: "usage.break-glass-malformed",
        evidence: expect.objectContaining({ field, value }),
      }),
    ),
  );
});

describe("breakGlassState", () => {
  const facts = { identifyBy: 1_000 + BREAK_GLASS_IDENTIFY_SECONDS, identifiedAt: null, reviewedAt: null };
  it.each([
    ["awaits its identity up to the last second", facts, 1_900, "awaits-identity"],
    ["is late a second after it", facts, 1_901, "late"],
    [
      "awaits its review once identified, in time or not",
      { ...facts, identifiedAt: 5_000 },
      6_000,
      "awaits-review",
    ],
    ["is reviewed once reviewed, identified or not", { ...facts, reviewedAt: 5_000 }, 6_000, "reviewed"],
  ] as const)("%s", (_what, known, now, state) => expect(breakGlassState(known, now)).toBe(state));
});

describe("parseBreakGlassReason", () => {
  it("reads every name and every number of the list", () => {
    for (const name of breakGlassReasonNames) {
      expect([parseBreakGlassReason(name), parseBreakGlassReason(BreakGlassReason[name])]).toEqual([
        name,
        name,
      ]);
      expect(breakGlassReasonTexts[name]).not.toBe("");
    }
    expect(breakGlassReasonNames).toHaveLength(Object.keys(BreakGlassReason).length);
  });
  it("reads a number that is not on the list as other, and refuses such a name", () => {
    expect(parseBreakGlassReason(77)).toBe("other");
    expect(() => parseBreakGlassReason("curiosity")).toThrow(
      expect.objectContaining({ code: "checkout.break-glass-reason-unknown" }),
    );
  });
});
