import { describe, expect, it } from "vitest";
import { decodePolicy, encodePolicy, openPolicy } from "./sharing-policy.ts";

describe("encodePolicy", () => {
  it.each([
    [openPolicy, 0b1110],
    [{ approvalNeeded: true, priorities: ["emergency"] } as const, 0b1001],
    [{ approvalNeeded: false, priorities: ["elective", "urgent"] } as const, 0b0110],
  ])("gives %j its bits, from which it comes back", (policy, bits) => {
    expect(encodePolicy(policy)).toBe(bits);
    expect(decodePolicy(bits)).toEqual(policy);
  });
});
