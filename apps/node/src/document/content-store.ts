import type { Bytes32 } from "@medequipshare/protocol";

export type FetchOptions = { readonly signal?: AbortSignal | undefined };

/**
 * Where documents are kept: single raw blocks of at most 1 MiB, named by the SHA-256 of their bytes. Every
 * implementation gives the same CID for the same bytes: version 1, raw codec, sha2-256.
 */
export type ContentStore = {
  /** Stores bytes; returns when they are on disk. Throws document.too-large. */
  put(bytes: Uint8Array): Promise<Bytes32>;
  /** Own copy or another node's, checked against the digest. Throws document.not-found, document.digest-mismatch. */
  get(digest: Bytes32, options?: FetchOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** Whether this node holds the document itself. */
  has(digest: Bytes32): Promise<boolean>;
  /** Addresses that other nodes dial; empty when the store is not reachable. */
  multiaddrs(): readonly string[];
  /** How many nodes it is connected to. */
  peerCount(): number;
  /** Addresses of nodes it should be connected to, at which nobody answers. */
  unreachablePeers(): readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
};
