import { describe, expect, it } from "vitest";
import { createP256Jwk, importP256Key } from "../access/p256-key.ts";
import { cidOf, digestOfCid } from "./cid-of.ts";
import { digestOf } from "./digest-of.ts";
import { isSealed, openSealed } from "./open-sealed.ts";
import { seal } from "./seal.ts";
import { verifyDocument } from "./verify-document.ts";

const plain = new TextEncoder().encode('{"grade":"good"}');

async function facility(keyId: string) {
  const jwk = await createP256Jwk();
  return { jwk, recipient: { keyId, ...(await importP256Key(jwk)).publicKey } };
}

describe("seal", () => {
  it("lets each recipient open the document, and nobody else", async () => {
    const [owner, borrower, stranger] = [await facility("1"), await facility("2"), await facility("3")];
    const recipients = [owner.recipient, borrower.recipient];
    const sealed = await seal({ plain, recipients, mediaType: "application/json" });
    for (const { jwk } of [owner, borrower]) {
      const opened = await openSealed(sealed, jwk);
      expect(opened.mediaType).toBe("application/json");
      expect(new Uint8Array(opened.plain)).toEqual(plain);
    }
    await expect(openSealed(sealed, stranger.jwk)).rejects.toMatchObject({ code: "document.not-readable" });
    expect(isSealed(sealed)).toBe(true);
    expect(new TextDecoder().decode(sealed)).not.toContain("good");
  });

  it("seals for a single recipient", async () => {
    const { jwk, recipient } = await facility("1");
    const sealed = await seal({ plain, recipients: [recipient] });
    expect(new Uint8Array((await openSealed(sealed, jwk)).plain)).toEqual(plain);
  });

  it("refuses to seal for nobody", async () => {
    await expect(seal({ plain, recipients: [] })).rejects.toMatchObject({ code: "input.invalid" });
  });

  it("shows an altered document as unreadable", async () => {
    const { jwk, recipient } = await facility("1");
    const sealed: unknown = JSON.parse(
      new TextDecoder().decode(await seal({ plain, recipients: [recipient] })),
    );
    const altered = { ...Object(sealed), tag: "AAAAAAAAAAAAAAAAAAAAAA" };
    const bytes = new TextEncoder().encode(JSON.stringify(altered));
    await expect(openSealed(bytes, jwk)).rejects.toMatchObject({ code: "document.not-readable" });
  });

  it("tells a plain document from a sealed one", async () => {
    const { jwk } = await facility("1");
    expect(isSealed(plain)).toBe(false);
    await expect(openSealed(plain, jwk)).rejects.toMatchObject({ code: "document.malformed" });
  });
});

describe("cidOf", () => {
  // The CID that `ipfs add --cid-version=1 --raw-leaves` prints for the bytes "hello world".
  const hello = new TextEncoder().encode("hello world");
  const cid = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

  it("is the address IPFS gives the block", () => {
    expect(cidOf(digestOf(hello))).toBe(cid);
  });

  it("leads back to the digest", () => {
    expect(digestOfCid(cid)).toBe(digestOf(hello));
  });

  it.each(["nonsense", "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG"])("refuses %s", (text) => {
    expect(() => digestOfCid(text)).toThrow(expect.objectContaining({ code: "document.malformed" }));
  });
});

describe("verifyDocument", () => {
  it("accepts the bytes of the digest, in any letter case", () => {
    verifyDocument(plain, `0x${digestOf(plain).slice(2).toUpperCase()}`);
  });

  it("refuses other bytes", () => {
    const other = plain.slice(1);
    expect(() => verifyDocument(other, digestOf(plain))).toThrow(
      expect.objectContaining({
        code: "document.digest-mismatch",
        evidence: { expected: digestOf(plain), actual: digestOf(other) },
      }),
    );
  });
});
