import { randomBytes } from "node:crypto";
import { createP256Jwk, createSoftwarePasskey, importP256Key, softwarePasskey } from "@medequipshare/sdk";
import { concatBytes, hexToBytes, sha256, stringToBytes } from "viem";
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

  describe("given an assertion that was asked for in a frame of another site", () => {
    const framed = async (told: object) => {
      const key = await importP256Key(await createP256Jwk());
      const { challenge, assertion } = await signed();
      const clientDataJSON = JSON.stringify({ ...JSON.parse(assertion.clientDataJSON), ...told });
      const message = concatBytes([
        hexToBytes(assertion.authenticatorData),
        sha256(stringToBytes(clientDataJSON), "bytes"),
      ]);
      const signature = await key.sign(new Uint8Array(message));
      return { challenge, passkey: key.publicKey, assertion: { ...assertion, ...signature, clientDataJSON } };
    };

    it.each([{ crossOrigin: true }, { crossOrigin: true, topOrigin: "https://other.example" }])(
      "rejects %j",
      async (told) => {
        await expect(verifyAssertion({ ...(await framed(told)), ...place })).rejects.toMatchObject({
          code: "access.assertion-rejected",
          message: expect.stringMatching(/frame|top origin/),
        });
      },
    );

    it("accepts it where the other site is one of the node's origins", async () => {
      const asked = await framed({ crossOrigin: true, topOrigin: "https://portal.example" });
      await verifyAssertion({ ...asked, ...place, origins: [...place.origins, "https://portal.example"] });
    });
  });
});
