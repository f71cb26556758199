import { expect, it } from "vitest";
import { account } from "../../testing/index.ts";
import { lowerArgs } from "./lower-args.ts";

const CHECKSUMMED = "0xAbCdEFabcdefABCDefabCDefAbcdEFAbcDefABcD";

it("takes the capitals from bytes, however deep they stand, and leaves all else", () => {
  const rest = { unitId: 7, id: 2n ** 63n, late: true, cells: [1n, 2n], words: "0x on the LABEL" };
  const args = { ...rest, by: CHECKSUMMED, handOn: { consentedBy: [CHECKSUMMED, "0xDEADBEEF"] } } as const;
  const small = CHECKSUMMED.toLowerCase();
  expect(lowerArgs(args)).toEqual({ ...rest, by: small, handOn: { consentedBy: [small, "0xdeadbeef"] } });
  expect(lowerArgs(account(3))).toBe(account(3));
});
