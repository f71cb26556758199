import { createP256Jwk, hexToBase64Url, importP256Key, type Passkey } from "@medequipshare/sdk";
import { bytesToHex, concatBytes, sha256, stringToBytes } from "viem";

/** What an authenticator says when it signs: its person is present, and was verified, and the passkey is synchronised. */
export const Says = { present: 0x01, verified: 0x04, synced: 0x18 } as const;

/** A new passkey of the host localhost, whose authenticator says what is told here. */
export async function aPasskey(flags: number = Says.present | Says.verified): Promise<Passkey> {
  const key = await importP256Key(await createP256Jwk());
  const authenticatorData = concatBytes([
    sha256(stringToBytes("localhost"), "bytes"),
    Uint8Array.of(flags),
    new Uint8Array(4),
  ]);
  return {
    publicKey: key.publicKey,
    async sign(challenge) {
      const clientDataJSON = JSON.stringify({
        type: "webauthn.get",
        challenge: hexToBase64Url(challenge),
        origin: "http://localhost",
        crossOrigin: false,
      });
      const message = concatBytes([authenticatorData, sha256(stringToBytes(clientDataJSON), "bytes")]);
      const { r, s } = await key.sign(new Uint8Array(message));
      const challengeIndex = BigInt(clientDataJSON.indexOf('"challenge":"'));
      const typeIndex = BigInt(clientDataJSON.indexOf('"type":"'));
      const told = bytesToHex(authenticatorData);
      return { r, s, challengeIndex, typeIndex, authenticatorData: told, clientDataJSON };
    },
  };
}
