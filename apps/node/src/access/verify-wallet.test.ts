import { type SessionMessageParameters, sessionMessage } from "@medequipshare/sdk";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { verifyWallet } from "./verify-wallet.ts";

const wallet = privateKeyToAccount(generatePrivateKey());
const origin = "https://share.example";
const asked: SessionMessageParameters = {
  account: wallet.address,
  chainId: 31_337,
  challenge: `0x${"7a".repeat(32)}`,
  expiresAt: 1_800_000_000,
  origin,
};

async function proofOf(over: Partial<SessionMessageParameters> = {}) {
  const message = sessionMessage({ ...asked, ...over });
  return { origin: over.origin ?? origin, signature: await wallet.signMessage({ message }) };
}

describe("verifyWallet", () => {
  it("accepts what the account signed for this node", async () => {
    await verifyWallet({ ...asked, wallet: await proofOf(), origins: [origin] });
  });

  it.each([
    ["another challenge", { challenge: `0x${"7b".repeat(32)}` }],
    ["another chain", { chainId: 1 }],
    ["another time", { expiresAt: asked.expiresAt + 1 }],
    ["another origin", { origin: "https://phishing.example" }],
  ] as const)("rejects a signature for %s", async (_what, over) => {
    const proof = await proofOf(over);
    await expect(verifyWallet({ ...asked, wallet: proof, origins: [origin] })).rejects.toMatchObject({
      code: "access.assertion-rejected",
    });
  });

  it("rejects another origin's signature handed in as this one's", async () => {
    const { signature } = await proofOf({ origin: "https://phishing.example" });
    const proof = { origin, signature };
    await expect(verifyWallet({ ...asked, wallet: proof, origins: [origin] })).rejects.toMatchObject({
      code: "access.assertion-rejected",
    });
  });

  it("rejects somebody else's signature and one that is none", async () => {
    const stranger = privateKeyToAccount(generatePrivateKey());
    const signature = await stranger.signMessage({ message: sessionMessage(asked) });
    for (const wrong of [signature, "0x00"] as const) {
      const proof = { origin, signature: wrong };
      await expect(verifyWallet({ ...asked, wallet: proof, origins: [origin] })).rejects.toMatchObject({
        code: "access.assertion-rejected",
      });
    }
  });
});
