import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DOCUMENT_BYTES_LIMIT } from "@medequipshare/domain";
import { cidOf, digestOf } from "@medequipshare/sdk";
import { CID } from "multiformats/cid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHeliaStore } from "./open-helia-store.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "medequipshare-documents-"));
});
// A store may still be putting its last block down when it has stopped.
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }));

function open(name: string, peers: readonly string[] = [], fetchTimeoutMs = 5_000) {
  return openHeliaStore({ directory: join(folder, name), port: 0, peers, fetchTimeoutMs });
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

  describe("given a port that another program has", () => {
    it("says which, and which setting chooses another", async () => {
      await using first = await open("there");
      const port = Number(/tcp\/(\d+)/.exec(first.multiaddrs()[0] ?? "")?.[1]);
      await expect(
        openHeliaStore({ directory: join(folder, "late"), port, peers: [] }),
      ).rejects.toMatchObject({
        code: "config.port-in-use",
        evidence: { port, option: "MEDEQUIPSHARE_IPFS_PORT" },
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
      const directory = join(folder, "altered");
      const digest = digestOf(new Uint8Array([1]));
      {
        await using store = await openHeliaStore({ directory, port: 0, peers: [] });
        await store.put(new Uint8Array([1]));
      }
      const blocks = new FsBlockstore(join(directory, "blocks"));
      await blocks.open();
      await blocks.put(CID.parse(cidOf(digest)), new Uint8Array([2]));
      await blocks.close();
      await using store = await openHeliaStore({ directory, port: 0, peers: [] });
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
