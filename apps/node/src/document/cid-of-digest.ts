import type { Bytes32 } from "@medequipshare/protocol";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { create } from "multiformats/hashes/digest";
import { hexToBytes } from "viem";

const SHA2_256 = 0x12;

/** The CID under which a document of this digest is stored: version 1, raw, sha2-256. */
export function cidOfDigest(digest: Bytes32): CID {
  return CID.createV1(raw.code, create(SHA2_256, hexToBytes(digest)));
}
