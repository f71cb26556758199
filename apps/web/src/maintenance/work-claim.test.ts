import { Role } from "@medequipshare/domain";
import type { WorkOrder } from "@medequipshare/protocol";
import { describe, expect, it } from "vitest";
import { workClaim } from "./work-claim.ts";

const [engineer, officer] = [
  "0x00000000000000000000000000000000000000aA",
  "0x00000000000000000000000000000000000000Bb",
];
const order = (state: WorkOrder["state"]) =>
  ({ state, ownerId: 4, providerId: 9, requestedBy: engineer }) as WorkOrder;
const finance = { account: officer, facilityId: 4, roles: Role.finance };
const biomedical = { account: engineer, facilityId: 4, roles: Role.biomedical };

describe("workClaim", () => {
  it("lets a finance officer of the owner approve what another has asked for", () => {
    expect(workClaim(order("requested"), finance)).toBe("approve");
    const both = { account: engineer.toLowerCase(), facilityId: 4, roles: Role.finance | Role.biomedical };
    expect(workClaim(order("requested"), both)).toBe("own-request");
  });

  it("lets an engineer of the owner accept what is reported done", () => {
    expect(workClaim(order("done"), biomedical)).toBe("accept");
  });

  it.each([
    ["an engineer approve", order("requested"), biomedical],
    ["a finance officer accept", order("done"), finance],
    [
      "anybody act while the provider works",
      order("approved"),
      { ...finance, roles: Role.finance | Role.biomedical },
    ],
    ["the provider approve its own quote", order("requested"), { ...finance, facilityId: 9 }],
    ["somebody of no facility act", order("requested"), { ...finance, facilityId: 0 }],
  ] as const)("does not let %s", (_, given, visitor) => {
    expect(workClaim(given, visitor)).toBeUndefined();
  });
});
