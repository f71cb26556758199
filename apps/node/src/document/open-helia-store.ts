import { mkdir } from "node:fs/promises";
import { isIPv6 } from "node:net";
import { join } from "node:path";
import { noise } from "@chainsafe/libp2p-noise";
import { yamux } from "@chainsafe/libp2p-yamux";
import { withBitswap } from "@helia/bitswap";
import { withLibp2pLight } from "@helia/libp2p";
import { identify } from "@libp2p/identify";
import { tcp } from "@libp2p/tcp";
import { AppError, DOCUMENT_BYTES_LIMIT } from "@medequipshare/domain";
import type { Bytes32 } from "@medequipshare/protocol";
import { cidOf, digestOf, verifyDocument } from "@medequipshare/sdk";
import { FsBlockstore } from "blockstore-fs";
import { FsDatastore } from "datastore-fs";
import { createHeliaLight } from "helia";
import { CID } from "multiformats/cid";
import type { Logger } from "pino";
import type { ContentStore, FetchOptions } from "./content-store.ts";
import { type Dialler, keepDialling } from "./keep-dialling.ts";

export type HeliaStoreOptions = {
  /** Folder of blocks and of the node's libp2p identity. One process a folder. */
  readonly directory: string;
  /** IP address at which other nodes may dial this one. */
  readonly host: string;
  /** TCP port; 0 for any. */
  readonly port: number;
  /** Multiaddrs told to other nodes; those of the host when empty. */
  readonly announce: readonly string[];
  /** Multiaddrs of other nodes, dialled again whenever the connection is gone. */
  readonly peers: readonly string[];
  readonly log: Logger;
  /** How long to ask other nodes for a document. */
  readonly fetchTimeoutMs?: number;
};

/**
 * Opens embedded IPFS: blocks on disk, exchanged with the named peers over TCP and bitswap, and with nobody else.
 * Throws config.port-in-use.
 */
export async function openHeliaStore(options: HeliaStoreOptions): Promise<ContentStore> {
  const { directory, fetchTimeoutMs = 8_000 } = options;
  await mkdir(directory, { recursive: true });
  const node = makeNode(options);
  await node.start().catch(async (error: unknown) => {
    // Half started, it would go on writing into its folder.
    await node.stop();
    refuse(options.port, error);
  });
  const { libp2p } = node;
  const dialler: Dialler = keepDialling(libp2p, options.peers, options.log);

  async function read(digest: Bytes32, { signal }: FetchOptions): Promise<Uint8Array<ArrayBuffer>> {
    const cid = CID.parse(cidOf(digest));
    const deadline = AbortSignal.timeout(fetchTimeoutMs);
    const until = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
    const parts: Uint8Array[] = [];
    try {
      for await (const part of node.blockstore.get(cid, { signal: until })) parts.push(part);
    } catch (cause) {
      throw new AppError("document.not-found", { cid: cid.toString() }, { cause });
    }
    return new Uint8Array(Buffer.concat(parts));
  }

  return {
    async put(bytes) {
      const limit = DOCUMENT_BYTES_LIMIT;
      if (bytes.length > limit) throw new AppError("document.too-large", { bytes: bytes.length, limit });
      const digest = digestOf(bytes);
      await node.blockstore.put(CID.parse(cidOf(digest)), bytes);
      return digest;
    },
    async get(digest, fetchOptions = {}) {
      const bytes = await read(digest, fetchOptions);
      verifyDocument(bytes, digest);
      return bytes;
    },
    has: async (digest) => node.blockstore.has(CID.parse(cidOf(digest))),
    multiaddrs: () => libp2p.getMultiaddrs().map(String),
    peerCount: () => libp2p.getPeers().length,
    unreachablePeers: () => dialler.unreachable(),
    async [Symbol.asyncDispose]() {
      dialler.stop();
      await node.stop();
    },
  };
}

function refuse(port: number, cause: unknown): never {
  if (!(cause instanceof Error) || !cause.message.includes("EADDRINUSE")) throw cause;
  const evidence = { port, field: "documents", option: "MEDEQUIPSHARE_IPFS_PORT" };
  throw new AppError("config.port-in-use", evidence, { cause });
}

function makeNode({ directory, host, port, announce }: HeliaStoreOptions) {
  const blockstore = new FsBlockstore(join(directory, "blocks"));
  const datastore = new FsDatastore(join(directory, "data"));
  // Everything named explicitly: the defaults would dial bootstrap nodes and gateways on the internet.
  const libp2p = {
    addresses: { listen: [`/ip${isIPv6(host) ? 6 : 4}/${host}/tcp/${port}`], announce: [...announce] },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    peerDiscovery: [],
    services: { identify: identify() },
  };
  return withBitswap(withLibp2pLight(createHeliaLight({ blockstore, datastore }), libp2p));
}
