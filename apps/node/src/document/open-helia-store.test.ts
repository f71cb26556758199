import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DOCUMENT_BYTES_LIMIT } from "@medequipshare/domain";
import { cidOf, digestOf } from "@medequipshare/sdk";
import { CID } from "multiformats/cid";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseConfig } from "../config/config.ts";
import type { ContentStore } from "./content-store.ts";
import { openHeliaStore } from "./open-helia-store.ts";

const logged: string[] = [];
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "medequipshare-documents-"));
});
// A store may still be putting its last block down when it has stopped.
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }));

/** The store of a node with these settings beside those it must have, on any free port. */
function openWith(name: string, settings: Record<string, string>, more: { fetchTimeoutMs?: number } = {}) {
  const address = "0x00000000000000000000000000000000000000aa";
  const needed = {
    RPC_URL: "http://127.0.0.1:8545",
    PEER_BOOK: address,
    ACCOUNT_FACTORY: address,
    FACILITY_NPIS: "*",
    IPFS_PORT: "0",
  };
  const log = pino({ base: null }, { write: (line: string) => logged.push(line) });
  return openHeliaStore({
    ...parseConfig({ ...needed, ...settings }).ipfs,
    directory: join(folder, name),
    log,
    ...more,
  });
}

function open(name: string, peers: readonly string[] = [], fetchTimeoutMs = 5_000) {
  return openWith(name, { IPFS_PEERS: peers.join(",") }, { fetchTimeoutMs });
}

/** Host and port at which a store listens. */
function placeOf(store: ContentStore): { host: string; port: string } {
  const [, host = "", port = ""] = /^\/ip4\/([^/]+)\/tcp\/(\d+)/.exec(store.multiaddrs()[0] ?? "") ?? [];
  return { host, port };
}

describe("openHeliaStore", () => {
  describe("given two nodes, one dialling the other", () => {
    it("gives each the other's documents, up to the largest", { timeout: 20_000 }, async () => {
      await using first = await open("first");
      await using second = await open("second", first.multiaddrs());
      const small = new TextEncoder().encode("calibration certificate");
      const large = randomBytes(DOCUMENT_BYTES_LIMIT);
      const fromFirst = await first.put(large);
      const fromSecond = await second.put(small);
      expect(digestOf(await second.get(fromFirst))).toBe(digestOf(large));
      expect(await first.get(fromSecond)).toEqual(small);
      expect(await first.has(fromSecond)).toBe(true);
      expect(first.peerCount()).toBe(1);
    });
  });

  describe("given two nodes, each at an address of its own", () => {
    it("exchanges documents between them", { timeout: 20_000 }, async () => {
      await using first = await openWith("of one machine", { IPFS_HOST: "127.0.0.2" });
      const peer = `/ip4/127.0.0.2/tcp/${placeOf(first).port}`;
      await using second = await open("of another", [peer]);
      const bytes = new TextEncoder().encode("who a facility is");
      expect(await second.get(await first.put(bytes))).toEqual(bytes);
      expect(await first.get(await second.put(new Uint8Array([7])))).toEqual(new Uint8Array([7]));
      expect(second.unreachablePeers()).toEqual([]);
    });

    it("tells others the addresses it was given to tell", async () => {
      await using store = await openWith("behind a router", {
        IPFS_ANNOUNCE: "/dns4/node.example/tcp/4101",
      });
      expect(store.multiaddrs()).toEqual([expect.stringMatching(/^\/dns4\/node\.example\/tcp\/4101\/p2p\//)]);
    });
  });

  describe("given a peer at whose address nobody answers", () => {
    it("names it and logs it once, until it answers", { timeout: 20_000 }, async () => {
      const before = await open("gone for now");
      const { port } = placeOf(before);
      await before[Symbol.asyncDispose]();
      const peer = `/ip4/127.0.0.1/tcp/${port}`;
      await using store = await open("left alone", [peer]);
      await expect.poll(() => store.unreachablePeers()).toEqual([peer]);
      await using _back = await openWith("gone for now", { IPFS_PORT: port });
      await expect.poll(() => store.unreachablePeers(), { timeout: 15_000 }).toEqual([]);
      expect(logged.filter((line) => line.includes(peer) && line.includes("does not answer"))).toHaveLength(
        1,
      );
      expect(logged.filter((line) => line.includes(peer) && line.includes("peer answers"))).toHaveLength(1);
    });
  });

  describe("given a port that another program has", () => {
    it("says which, and which setting chooses another", async () => {
      await using first = await open("there");
      const { port } = placeOf(first);
      await expect(openWith("late", { IPFS_PORT: port })).rejects.toMatchObject({
        code: "config.port-in-use",
        evidence: { port: Number(port), option: "MEDEQUIPSHARE_IPFS_PORT" },
      });
    });
  });

  describe("given a restart", () => {
    it("keeps documents and identity", { timeout: 20_000 }, async () => {
      const before = await open("restarted");
      const digest = await before.put(new Uint8Array([1, 2, 3]));
      const identity = before.multiaddrs()[0]?.split("/p2p/")[1];
      await before[Symbol.asyncDispose]();
      await using after = await open("restarted");
      expect(await after.get(digest)).toEqual(new Uint8Array([1, 2, 3]));
      expect(after.multiaddrs()[0]?.split("/p2p/")[1]).toBe(identity);
    });
  });

  describe("given a document nobody holds", () => {
    it("says so within the time given", { timeout: 20_000 }, async () => {
      await using store = await open("alone", [], 300);
      const absent = digestOf(randomBytes(8));
      await expect(store.get(absent)).rejects.toMatchObject({ code: "document.not-found", retryable: true });
    });
  });

  describe("given bytes on disk that were altered", () => {
    it("refuses them", { timeout: 20_000 }, async () => {
      const { FsBlockstore } = await import("blockstore-fs");
      const digest = digestOf(new Uint8Array([1]));
      {
        await using store = await open("altered");
        await store.put(new Uint8Array([1]));
      }
      const blocks = new FsBlockstore(join(folder, "altered", "blocks"));
      await blocks.open();
      await blocks.put(CID.parse(cidOf(digest)), new Uint8Array([2]));
      await blocks.close();
      await using store = await open("altered");
      await expect(store.get(digest)).rejects.toMatchObject({ code: "document.digest-mismatch" });
    });
  });

  describe("given one byte more than the limit", () => {
    it("refuses the document", { timeout: 20_000 }, async () => {
      await using store = await open("limit");
      const bytes = new Uint8Array(DOCUMENT_BYTES_LIMIT + 1);
      await expect(store.put(bytes)).rejects.toMatchObject({ code: "document.too-large" });
    });
  });
});
