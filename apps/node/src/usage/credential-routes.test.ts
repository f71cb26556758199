import { AppError, Role, roleNames } from "@medequipshare/domain";
import { type BrokerLogin, readingTopic } from "@medequipshare/protocol";
import { credentialStore, type OpenedDatabase, openDatabase, readingStore } from "@medequipshare/readmodel";
import { ToldChain } from "@medequipshare/readmodel/testing";
import { connectAsync, type MqttClient } from "mqtt";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ServedRooms, type Someone, serveRooms } from "../../testing/serve-rooms.ts";
import { brokerAdmission } from "./broker-client.ts";
import { mountCredentials } from "./credential-routes.ts";
import { createCredentials } from "./credentials.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import { unitParties } from "./unit-parties.ts";

const chainId = 31_338;
const [OWNER, BORROWER, STRANGER] = [1, 2, 3];
const unitId = 1;

let opened: OpenedDatabase;
let chain: ToldChain;
let failAudit = false;
let gateway: Gateway;
let served: ServedRooms;
const audited: string[] = [];

beforeAll(async () => {
  opened = await openDatabase({ url: "memory" });
  const { db } = opened;
  chain = new ToldChain(db);
  for (const id of [OWNER, BORROWER, STRANGER]) await chain.tellFacility(id, BigInt(id));
  await chain.tellUnit(unitId, OWNER);
  await chain.tellTerms(unitId, 1);
  await confirm(7n);
  const now = () => 1_800_000_000;
  const audit = async ({
    action,
    subject,
    outcome,
  }: {
    action: string;
    subject: string;
    outcome: string;
  }) => {
    if (failAudit) throw new Error("the disk is full");
    audited.push(`${action} ${subject} ${outcome}`);
  };
  const parties = unitParties(db, { servesNpi: () => true });
  const credentials = createCredentials({
    store: credentialStore(db),
    parties,
    audit,
    endConnection: (username) => gateway.broker.end(username),
    now,
  });
  const sessions = {
    async check(): Promise<never> {
      throw new AppError("access.session-missing");
    },
  };
  const refuse = async () => {
    throw new AppError("usage.meter-unknown", { unitId });
  };
  gateway = await openGateway({
    host: "127.0.0.1",
    port: 0,
    chainId,
    readings: readingStore(db),
    admit: brokerAdmission(credentials, sessions),
    parties,
    verifyReading: refuse,
    relayBreakGlass: refuse,
    audit,
    log: pino({ level: "silent" }),
    now,
  });
  served = await serveRooms((mount) => mountCredentials(mount, { credentials }));
}, 120_000);

afterAll(async () => {
  await served?.close();
  await gateway?.[Symbol.asyncDispose]();
  await opened?.close();
});

beforeEach(() => {
  audited.length = 0;
  failAudit = false;
});

const by = `0x${"20".repeat(20)}` as const;
const loan = (number: bigint) => (1n << 32n) + number;
const confirm = (number: bigint) =>
  chain.tell("ReservationConfirmed", {
    unitId,
    borrowerId: BORROWER,
    by,
    startsAt: 3_600,
    endsAt: 36_000,
    priority: 1,
    termsVersion: 1,
    reservationId: loan(number),
    escrow: 300n,
    insured: 40n,
  });
const cancel = (number: bigint) =>
  chain.tell("ReservationCancelled", {
    reservationId: loan(number),
    cancelledFor: BORROWER,
    by,
    toOwner: 0n,
  });

const of = (facilityId: number | null, roles: number = Role.biomedical): Someone => ({ facilityId, roles });
const issue = (someone: Someone, unit = unitId) =>
  served.as(someone).credential.issue({ params: { unitId: unit, instrument: "meter" } });
const revoke = (someone: Someone) =>
  served.as(someone).credential.revoke({ params: { unitId, instrument: "meter" } });

const connect = ({ username, password }: BrokerLogin): Promise<MqttClient> =>
  connectAsync(gateway.broker.url, { protocolVersion: 4, reconnectPeriod: 0, username, password });
const closed = (client: MqttClient) => new Promise<void>((resolve) => client.once("close", () => resolve()));

describe("a credential for a meter", () => {
  it("connects it, and is kept by the node as a digest only", async () => {
    const issued = await issue(of(OWNER));
    const client = await connect(issued);
    await client.publishAsync(readingTopic(chainId, unitId).name, "{}", { qos: 1 });
    await client.endAsync(true);
    const rows = await credentialStore(opened.db).list({ unitId, facilityId: OWNER });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(issued.password);
    const { items } = await served.as(of(OWNER)).credential.list({ params: { unitId } });
    expect(items).toEqual([{ ...items[0], username: issued.username, instrument: "meter" }]);
    expect(Object.keys(items[0] ?? {}).join()).not.toMatch(/password/i);
  });

  it.each([
    ["another password", (login: BrokerLogin) => ({ ...login, password: `${login.password}x` })],
    ["no password", (login: BrokerLogin) => ({ ...login, password: "" })],
    ["the name of another unit", (login: BrokerLogin) => ({ ...login, username: "meter.2.1" })],
    ["the name of a lock", (login: BrokerLogin) => ({ ...login, username: "lock.1.1" })],
    ["a name of no shape", (login: BrokerLogin) => ({ ...login, username: "meter.01.1" })],
    ["a session that is none", (login: BrokerLogin) => ({ ...login, username: "session" })],
  ])("connects nothing with %s", async (_what, change) => {
    const login = await issue(of(OWNER));
    await expect(connect(change(login))).rejects.toMatchObject({ code: 5 });
  });

  it("ends when another is issued, with its connection", async () => {
    const first = await issue(of(OWNER));
    const client = await connect(first);
    const isClosed = closed(client);
    const second = await issue(of(OWNER));
    await isClosed;
    await expect(connect(first)).rejects.toMatchObject({ code: 5 });
    await (await connect(second)).endAsync(true);
    expect(audited).toContain("credential.replace meter.1.1 done");
  });

  it("ends when it is revoked, with its connection", async () => {
    const login = await issue(of(OWNER));
    const client = await connect(login);
    const isClosed = closed(client);
    await revoke(of(OWNER, Role.administrator));
    await isClosed;
    await expect(connect(login)).rejects.toMatchObject({ code: 5 });
    await expect(revoke(of(OWNER))).rejects.toMatchObject({ code: "input.not-found" });
    expect(audited).toContain("credential.revoke meter.1.1 done");
  });

  it.each([
    ["replaced", () => issue(of(OWNER))],
    ["revoked", () => revoke(of(OWNER))],
  ])("takes its connection with it when it is %s, also when the audit trail fails", async (_how, act) => {
    const login = await issue(of(OWNER));
    const client = await connect(login);
    const isClosed = closed(client);
    failAudit = true;
    await expect(act()).rejects.toMatchObject({ code: "internal.unexpected" });
    await isClosed;
    await expect(connect(login)).rejects.toMatchObject({ code: 5 });
  });

  it("is refused once its facility has no part in the unit, also while it is connected", async () => {
    await confirm(8n);
    await cancel(7n);
    const login = await issue(of(BORROWER));
    const client = await connect(login);
    await cancel(8n);
    await client.publishAsync(readingTopic(chainId, unitId).name, "{}", { qos: 1 });
    await client.endAsync(true);
    expect(audited.at(-1)).toMatch(/^message.refuse .* usage.unit-not-served$/);
    await expect(connect(login)).rejects.toMatchObject({ code: 5 });
    await expect(issue(of(BORROWER))).rejects.toMatchObject({ code: "usage.credential-not-party" });
    await revoke(of(BORROWER));
    await confirm(9n);
    await expect(connect(login)).rejects.toMatchObject({ code: 5 });
  });

  it("is one of each party, which another can neither replace nor revoke", async () => {
    const ofOwner = await issue(of(OWNER));
    const client = await connect(ofOwner);
    await (await connect(await issue(of(BORROWER)))).endAsync(true);
    await revoke(of(BORROWER));
    await client.publishAsync(readingTopic(chainId, unitId).name, "{}", { qos: 1 });
    await client.endAsync(true);
  });
});

describe("issuing a credential", () => {
  it("is for those who install instruments and who administer", async () => {
    const outcomes = await Promise.allSettled(roleNames.map((role) => issue(of(OWNER, Role[role]))));
    const allowed = roleNames.filter((_role, index) => outcomes[index]?.status === "fulfilled");
    expect(allowed.toSorted()).toEqual(["administrator", "biomedical"]);
  });

  it.each([
    [
      "somebody of a facility without part in the unit",
      of(STRANGER, 255),
      unitId,
      "usage.credential-not-party",
    ],
    ["an applicant", of(null, 255), unitId, "usage.credential-not-party"],
    ["a unit that is not known", of(OWNER), 9, "input.not-found"],
  ])("refuses %s", async (_who, someone, unit, code) => {
    await expect(issue(someone, unit)).rejects.toMatchObject({ code });
    expect(audited).toEqual([]);
  });
});
