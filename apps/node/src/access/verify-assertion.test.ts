import { randomBytes } from "node:crypto";
import { createSoftwarePasskey, softwarePasskey } from "@medequipshare/sdk";
import { describe, expect, it } from "vitest";
import { verifyAssertion } from "./verify-assertion.ts";

const random = (): `0x${string}` => `0x${randomBytes(32).toString("hex")}`;

async function signed(rpId = "localhost") {
  const passkey = await softwarePasskey(await createSoftwarePasskey(rpId));
  const challenge = random();
  return { challenge, passkey: passkey.publicKey, assertion: await passkey.sign(challenge) };
}

const place = { rpId: "localhost", origins: ["http://localhost"] };

describe("verifyAssertion", () => {
  it("accepts what the passkey signed, whatever the lengths of r and s", async () => {
    for (let turn = 0; turn < 40; turn += 1) await verifyAssertion({ ...(await signed()), ...place });
  });

  it.each([
    ["another challenge", async () => ({ ...(await signed()), challenge: random() })],
    ["another passkey", async () => ({ ...(await signed()), passkey: (await signed()).passkey })],
    ["another relying party", () => signed("hospital.example")],
  ])("rejects %s", async (_what, make) => {
    await expect(verifyAssertion({ ...(await make()), ...place })).rejects.toMatchObject({
      code: "access.assertion-rejected",
    });
  });

  it("rejects an assertion without user verification", async () => {
    const { assertion, ...rest } = await signed();
    const flags = assertion.authenticatorData.slice(66, 68);
    expect(flags).toBe("05");
    const unverified: `0x${string}` = `0x${assertion.authenticatorData.slice(2, 66)}01${assertion.authenticatorData.slice(68)}`;
    await expect(
      verifyAssertion({ ...rest, assertion: { ...assertion, authenticatorData: unverified }, ...place }),
    ).rejects.toMatchObject({ code: "access.assertion-rejected" });
  });
});
