import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { bytesToHex, concat, type Hex, hexToBytes } from "viem";

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A P-256 key that signs as meters, locks and authenticators do. */
export type Key = ReturnType<typeof createKey>;

export function createKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = publicKey.export({ format: "jwk" });
  const coordinate = (value: string | undefined) =>
    bytesToHex(Buffer.from(value ?? "", "base64url"), { size: 32 });
  const signOnce = (message: Uint8Array): { r: Hex; s: Hex } => {
    const signature = sign("sha256", message, { key: privateKey, dsaEncoding: "ieee-p1363" });
    const s = BigInt(bytesToHex(signature.subarray(32)));
    const low = s > order / 2n ? order - s : s;
    return { r: bytesToHex(signature.subarray(0, 32)), s: `0x${low.toString(16).padStart(64, "0")}` };
  };
  /**
   * Signs SHA-256 of `message`; s is the lower of its two values, as the contracts ask. Signatures with a zero byte
   * are passed over: they would cost a little less gas to send.
   */
  const signBytes = (message: Uint8Array): { r: Hex; s: Hex } => {
    let signature = signOnce(message);
    while (hexToBytes(concat([signature.r, signature.s])).includes(0)) signature = signOnce(message);
    return signature;
  };
  return {
    x: coordinate(jwk.x),
    y: coordinate(jwk.y),
    signBytes,
    /** A WebAuthn assertion over `challenge`, with user presence and, unless told otherwise, user verification. */
    assert(challenge: Hex, withoutVerification = false) {
      const bytes = Buffer.from(hexToBytes(challenge)).toString("base64url");
      const origin = "https://hospital.example";
      const clientDataJSON = JSON.stringify({
        type: "webauthn.get",
        challenge: bytes,
        origin,
        crossOrigin: false,
      });
      const rpIdHash = createHash("sha256").update("hospital.example").digest();
      const authenticatorData = Buffer.concat([
        rpIdHash,
        Buffer.from([withoutVerification ? 0x01 : 0x05, 0, 0, 0, 1]),
      ]);
      const clientDataHash = createHash("sha256").update(clientDataJSON).digest();
      return {
        ...signBytes(Buffer.concat([authenticatorData, clientDataHash])),
        challengeIndex: BigInt(clientDataJSON.indexOf('"challenge"')),
        typeIndex: BigInt(clientDataJSON.indexOf('"type"')),
        authenticatorData: bytesToHex(authenticatorData),
        clientDataJSON,
      };
    },
  };
}
