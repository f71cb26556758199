import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Role, testNpi } from "@medequipshare/domain";
import {
  documentStore,
  findFacility,
  type OpenedDatabase,
  openDatabase,
  sumDocuments,
} from "@medequipshare/readmodel";
import { account, ToldChain, word } from "@medequipshare/readmodel/testing";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ServedRooms, type Someone, serveRooms } from "../../testing/serve-rooms.ts";
import { servedFacilities } from "../facility/served-facilities.ts";
import type { ContentStore } from "./content-store.ts";
import { documentQuota } from "./document-quota.ts";
import { createDocuments } from "./documents.ts";
import { openFacilityKeys } from "./facility-keys.ts";
import { openHeliaStore } from "./open-helia-store.ts";
import { mountDocuments } from "./routes.ts";

const DAY = 86_400;
const limit = { documents: 3, bytes: 4_000 };

let folder = "";
let opened: OpenedDatabase;
let content: ContentStore;
let served: ServedRooms;
let now = 20_000 * DAY;
let ordinal = 0;

const servesAll = servedFacilities({
  all: true,
  npis: [],
  npiOf: async () => undefined,
  wasActivated: async () => true,
  nextBlock: async () => undefined,
});

/** The routes of a node that just started on what is stored. */
async function start(): Promise<ServedRooms> {
  const { db } = opened;
  const keys = await openFacilityKeys(join(folder, "keys.json"));
  const documents = createDocuments({
    content,
    store: documentStore(db),
    keys,
    findParty: (id) => findFacility(db, id),
    servesNpi: servesAll.servesNpi,
    serves: async () => true,
    quota: documentQuota({ limit, storedSince: (asked) => sumDocuments(db, asked), now: () => now }),
    now: () => now,
  });
  return serveRooms((mount) =>
    mountDocuments(mount, {
      documents,
      keys,
      servesNpi: servesAll.servesNpi,
      npiOf: async (id) => (await findFacility(db, id))?.npi,
      audit: async () => undefined,
    }),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "medequipshare-quota-"));
  opened = await openDatabase({ url: "memory" });
  const chain = new ToldChain(opened.db);
  await chain.tellFacility(1, 1n);
  for (const person of [1, 2, 3]) {
    const appointed = {
      facilityId: 1,
      account: account(person),
      roles: Role.biomedical,
      until: 4_000_000_000,
    };
    await chain.tell("StaffAppointed", { ...appointed, passkeyX: word(0), passkeyY: word(0) });
  }
  content = await openHeliaStore({
    directory: join(folder, "documents"),
    host: "127.0.0.1",
    port: 0,
    announce: [],
    peers: [],
    log: pino({ level: "silent" }),
  });
  served = await start();
}, 60_000);
beforeEach(() => {
  now += DAY;
});
afterAll(async () => {
  await served?.close();
  await content?.[Symbol.asyncDispose]();
  await opened?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 20 });
});

const staff = (person: number): Someone => ({
  account: account(person),
  facilityId: 1,
  roles: Role.biomedical,
});
const applicant = (person: number): Someone => ({ account: account(person), facilityId: null, roles: 0 });

/** Stores bytes that nobody stored before. */
function store(
  someone: Someone,
  { kind = "other", size = 10 }: { kind?: "other" | "evidence"; size?: number } = {},
) {
  ordinal += 1;
  const body = new TextEncoder().encode(String(ordinal).padEnd(size, "."));
  const recipientNpis = kind === "evidence" ? [testNpi(1)] : undefined;
  const visibility = kind === "evidence" ? "private" : "public";
  return served.as(someone).document.put({ query: { visibility, kind, recipientNpis }, body });
}

describe("POST /v1/documents", () => {
  it("takes so many documents of a person in a day, also of many at once and across a restart", async () => {
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(() => store(staff(1))));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    await served.close();
    served = await start();
    const again = now - (now % DAY) + DAY;
    await expect(store(staff(1))).rejects.toMatchObject({
      code: "document.quota-exceeded",
      evidence: { account: account(1), documents: 3, bytes: 4_000, again },
    });
    await expect(store(staff(2))).resolves.toMatchObject({ bytes: 10 });
    now = again;
    await expect(store(staff(1))).resolves.toMatchObject({ bytes: 10 });
  });

  it("takes so many bytes of a person in a day", async () => {
    await store(staff(3), { size: 3_900 });
    await expect(store(staff(3), { size: 101 })).rejects.toMatchObject({ code: "document.quota-exceeded" });
    await expect(store(staff(3), { size: 100 })).resolves.toMatchObject({ bytes: 100 });
  });

  it("takes from an applicant what an application needs and nothing else", async () => {
    await expect(store(applicant(9))).rejects.toMatchObject({
      code: "document.kind-not-for-applicants",
      evidence: { kind: "other" },
    });
    await expect(store(applicant(9), { kind: "evidence" })).resolves.toMatchObject({ visibility: "private" });
  });

  it("takes from all applicants together as much as from one person", async () => {
    const outcomes = await Promise.allSettled(
      [11, 12, 13, 14].map((person) => store(applicant(person), { kind: "evidence" })),
    );
    expect(outcomes.some(({ status }) => status === "rejected")).toBe(true);
    await expect(store(applicant(15), { kind: "evidence" })).rejects.toMatchObject({
      code: "document.quota-exceeded",
    });
    await expect(store(staff(1))).resolves.toMatchObject({ bytes: 10 });
  });
});

describe("/v1/keys/{npi}", () => {
  const storedKeys = () => readFile(join(folder, "keys.json"), "utf8").catch(() => "none");

  it("makes no key for whoever asks without a session", async () => {
    const before = await storedKeys();
    for (const npi of ["0000000000", testNpi(500), testNpi(501)]) {
      await expect(served.as().document.key({ params: { npi } })).rejects.toMatchObject({
        code: "input.not-found",
      });
      const made = served.as().document.makeKey({ params: { npi } });
      await expect(made).rejects.toMatchObject({ code: "access.session-missing" });
    }
    expect(await storedKeys()).toBe(before);
  });

  it("makes one for an applicant under a right NPI, and then gives it to anybody", async () => {
    const npi = testNpi(502);
    const asked = served.as(applicant(20)).document;
    await expect(asked.makeKey({ params: { npi: "2000000009" } })).rejects.toMatchObject({
      code: "input.not-found",
    });
    const made = await asked.makeKey({ params: { npi } });
    expect(await served.as().document.key({ params: { npi } })).toEqual(made);
    expect(await asked.makeKey({ params: { npi } })).toEqual(made);
  });

  it("makes none for another facility than the caller's", async () => {
    const made = served.as(staff(1)).document.makeKey({ params: { npi: testNpi(503) } });
    await expect(made).rejects.toMatchObject({ code: "facility.not-party", evidence: { facilityId: 1 } });
  });
});
