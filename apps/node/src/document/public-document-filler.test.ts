import { documentStore, listUnfetchedDocuments, openDatabase } from "@medequipshare/readmodel";
import { ToldChain } from "@medequipshare/readmodel/testing";
import { pino } from "pino";
import { expect, it, vi } from "vitest";
import type { ContentStore } from "./content-store.ts";
import { startPublicDocumentFiller } from "./public-document-filler.ts";

const specification = {
  manufacturer: "Example Medical",
  model: "EV\x180",
  productCode: "CBK",
  deviceName: "Ventilator \ud800",
  capabilities: {},
  images: [],
  accessories: [],
};

it("remembers a document with text that no database holds as unreadable, instead of fetching it for ever", async () => {
  const { db, close } = await openDatabase({ url: "memory" });
  const chain = new ToldChain(db);
  await chain.tellUnit(1, 1);
  const get = vi.fn(async () => new TextEncoder().encode(JSON.stringify(specification)));
  const content: ContentStore = {
    get,
    put: () => Promise.reject(new Error("nothing is stored here")),
    has: async () => true,
    multiaddrs: () => [],
    peerCount: () => 0,
    unreachablePeers: () => [],
    async [Symbol.asyncDispose]() {},
  };
  const filler = startPublicDocumentFiller({
    db,
    store: documentStore(db),
    content,
    log: pino({ level: "silent" }),
    now: () => 1,
    retryMs: 1,
  });
  await expect.poll(() => listUnfetchedDocuments(db, { after: "0x", limit: 9 })).toEqual([]);
  await filler.close();
  expect(get).toHaveBeenCalledOnce();
  await close();
});
