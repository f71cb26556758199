import { AppError } from "@medequipshare/domain";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { create } from "multiformats/hashes/digest";
import { bytesToHex, type Hex, hexToBytes } from "viem";

const SHA2_256 = 0x12;

/** The IPFS address of a document of one block: CIDv1, raw codec, base32. */
export function cidOf(digest: Hex): string {
  return CID.createV1(raw.code, create(SHA2_256, hexToBytes(digest))).toString();
}

/** The digest in the IPFS address of a document of one block. Throws document.malformed for any other address. */
export function digestOfCid(cid: string): Hex {
  try {
    const { version, code, multihash } = CID.parse(cid);
    if (version === 1 && code === raw.code && multihash.code === SHA2_256)
      return bytesToHex(multihash.digest);
  } catch {
    // Falls through to the refusal, which says what is accepted.
  }
  throw new AppError("document.malformed", {
    cid,
    expected: "document of one block",
    problem: "its address must be a CIDv1 with raw codec and SHA-256",
  });
}
