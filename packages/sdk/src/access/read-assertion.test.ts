import { createSign, generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseDerSignature } from "./p256-key.ts";
import { readAssertion } from "./read-assertion.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const halfOrder = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n / 2n;

function signDer(message: Uint8Array): Uint8Array {
  return createSign("sha256").update(message).sign(privateKey);
}

describe("readAssertion", () => {
  it("gives r and s, s in the lower half, whatever their lengths in DER", () => {
    for (let turn = 0; turn < 300; turn += 1) {
      const message = Uint8Array.of(turn >> 8, turn & 255);
      const { r, s } = readAssertion({
        signature: signDer(message),
        authenticatorData: Uint8Array.of(1),
        clientDataJSON: Uint8Array.of(),
      });
      expect(BigInt(s)).toBeLessThanOrEqual(halfOrder);
      const raw = Buffer.from(`${r.slice(2)}${s.slice(2)}`, "hex");
      expect(verify("sha256", message, { key: publicKey, dsaEncoding: "ieee-p1363" }, raw)).toBe(true);
    }
  });

  it("finds where type and challenge stand", () => {
    const clientDataJSON = new TextEncoder().encode('{"type":"webauthn.get","challenge":"AA","origin":"é"}');
    const told = readAssertion({
      signature: signDer(Uint8Array.of(1)),
      authenticatorData: Uint8Array.of(0xab),
      clientDataJSON,
    });
    expect(told).toMatchObject({ typeIndex: 1n, challengeIndex: 23n, authenticatorData: "0xab" });
    expect(told.clientDataJSON.endsWith('"é"}')).toBe(true);
  });
});

describe("parseDerSignature", () => {
  it.each([
    "0x",
    "0x3006020101020101ff",
    "0x300602010103010a",
    `0x30250221${"7f".repeat(33)}020101`,
  ] as const)("refuses %s", (der) => {
    expect(() => parseDerSignature(der)).toThrow(expect.objectContaining({ code: "access.key-malformed" }));
  });
});
