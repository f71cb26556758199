import { createHash, createPublicKey, verify } from "node:crypto";
import { AppError } from "@medequipshare/domain";
import { type Hex, hexToBytes, keccak256, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { lowS } from "./p256-key.ts";
import { createSoftwarePasskey, parseSoftwarePasskey, softwarePasskey } from "./software-passkey.ts";

const halfOrder = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n / 2n;

describe("softwarePasskey", () => {
  it("signs what a WebAuthn verifier accepts, with s in the lower half", async () => {
    const json = await createSoftwarePasskey("hospital.example");
    const passkey = await softwarePasskey(json);
    const key = createPublicKey({ key: { ...json.jwk }, format: "jwk" });
    for (let round = 0; round < 16; round++) {
      const challenge = keccak256(toHex(round));
      const told = await passkey.sign(challenge);
      const data = Buffer.from(hexToBytes(told.authenticatorData));
      const message = Buffer.concat([data, createHash("sha256").update(told.clientDataJSON).digest()]);
      const signature = Buffer.from(`${told.r.slice(2)}${told.s.slice(2)}`, "hex");
      expect(verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, signature)).toBe(true);
      expect(BigInt(told.s)).toBeLessThanOrEqual(halfOrder);
      const client: unknown = JSON.parse(told.clientDataJSON);
      expect(client).toMatchObject({
        type: "webauthn.get",
        challenge: Buffer.from(hexToBytes(challenge)).toString("base64url"),
        origin: "https://hospital.example",
      });
      expect(told.clientDataJSON.slice(Number(told.typeIndex))).toMatch(/^"type":"webauthn.get"/);
      expect(told.clientDataJSON.slice(Number(told.challengeIndex))).toMatch(/^"challenge":"/);
      expect(data.subarray(0, 32)).toEqual(createHash("sha256").update("hospital.example").digest());
      expect(data[32]).toBe(0x05);
    }
  });

  it("survives being stored as JSON", async () => {
    const json = await createSoftwarePasskey("localhost");
    const again = parseSoftwarePasskey(JSON.parse(JSON.stringify(json)));
    expect((await softwarePasskey(again)).publicKey).toEqual((await softwarePasskey(json)).publicKey);
  });

  it.each([
    ["no object", 7],
    ["another kind", { kind: "wallet" }],
    ["no relying party", { kind: "software-passkey", jwk: {} }],
    ["no key", { kind: "software-passkey", rpId: "localhost", jwk: { kty: "RSA" } }],
    [
      "a short coordinate",
      { kind: "software-passkey", rpId: "a", jwk: { kty: "EC", crv: "P-256", x: "AA" } },
    ],
  ])("refuses %s", (_what, value) => {
    expect(() => parseSoftwarePasskey(value)).toThrow(AppError);
  });

  it("refuses coordinates that are not of the private key", async () => {
    const [one, other] = [await createSoftwarePasskey("a"), await createSoftwarePasskey("a")];
    const mixed = { ...one, jwk: { ...one.jwk, x: other.jwk.x, y: other.jwk.y } };
    await expect(softwarePasskey(mixed)).rejects.toMatchObject({ code: "access.key-malformed" });
  });
});

describe("lowS", () => {
  it("keeps a low s and negates a high one", () => {
    const order = halfOrder * 2n + 1n;
    const signature = (s: bigint): Hex => `0x${"11".repeat(32)}${s.toString(16).padStart(64, "0")}`;
    expect(BigInt(lowS(signature(halfOrder)).s)).toBe(halfOrder);
    expect(BigInt(lowS(signature(halfOrder + 1n)).s)).toBe(order - halfOrder - 1n);
  });
});
