import { AppError } from "@medequipshare/domain";
import {
  breakGlassTopic,
  connectionTopic,
  grantPayload,
  grantTopic,
  presenceRequestTopic,
  presenceTopic,
  type ReadingPayload,
  readingPayload,
  readingTopic,
} from "@medequipshare/protocol";
import { type OpenedDatabase, openDatabase, readingStore } from "@medequipshare/readmodel";
import { createP256Jwk, importP256Key, type P256Key, signReading } from "@medequipshare/sdk";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import pino from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Admit } from "./broker-client.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import { isSignedReading } from "./is-signed-reading.ts";

const chainId = 31_338;
const unitId = 7;
const addresses = { chainId, usageMeter: "0x00000000000000000000000000000000000000aa" } as const;

let opened: OpenedDatabase;
let gateway: Gateway;
let meter: MqttClient;
let lock: MqttClient;
let person: MqttClient;
let key: P256Key;
let refusals: string[];
let relayed: number[];
let failStore = false;
let isDismissed = false;
/** Of the person, as the chain has it now. */
let facilityNow = 1;
let isParty = true;
let clock = 0;

beforeAll(async () => {
  opened = await openDatabase({ url: "memory" });
}, 120_000);
afterAll(() => opened?.close());

beforeEach(async () => {
  await opened.db.execute('delete from "local"."reading"');
  key = await importP256Key(await createP256Jwk());
  refusals = [];
  relayed = [];
  failStore = false;
  isDismissed = false;
  facilityNow = 1;
  isParty = true;
  clock = 1_800_000_000;
  const readings = readingStore(opened.db);
  gateway = await openGateway({
    host: "127.0.0.1",
    port: 0,
    chainId,
    admit,
    parties: { include: async (unit, facilityId) => isParty && unit !== 9 && facilityId === 1 },
    readings: {
      ...readings,
      async put(reading) {
        if (failStore) throw new Error("the disk is full");
        return readings.put(reading);
      },
    },
    async verifyReading(reading) {
      if (isSignedReading(reading, key.publicKey, addresses)) return;
      throw new AppError("usage.signature-invalid", { unitId: reading.unitId, sequence: reading.sequence });
    },
    async relayBreakGlass({ sequence, r }) {
      if (failStore) throw new Error("the disk is full");
      if (r === word("00")) throw new AppError("checkout.break-glass-invalid", { unitId, sequence });
      relayed.push(sequence);
    },
    async audit({ outcome }) {
      refusals.push(outcome);
    },
    log: pino({ level: "silent" }),
    now: () => clock,
  });
  meter = await connectAs("meter");
  lock = await connectAs("lock");
  person = await connectAs("person");
}, 30_000);

afterEach(async () => {
  for (const client of [meter, lock, person]) await client.endAsync(true);
  await gateway[Symbol.asyncDispose]();
});

/** Lets in whom the user name says, all of facility 1; credentials and sessions have their own tests. */
const admit: Admit = async ({ username = "" }) => {
  if (isDismissed) throw new AppError("access.session-missing");
  const known = { name: username, facilityId: 1 };
  if (username === "person")
    return { ...known, facilityId: facilityNow, kind: "person", account: operator, login: { username } };
  if (username === "meter" || username === "lock") return { ...known, kind: username, unitId };
  throw new AppError("usage.credential-wrong", { username });
};

const connectAs = (username: string, options: IClientOptions = {}) =>
  connectAsync(gateway.broker.url, {
    protocolVersion: 4,
    reconnectPeriod: 50,
    username,
    password: "x",
    ...options,
  });

const operator = `0x${"bb".repeat(20)}` as const;
/** What a lock hears of its unit. */
const lockTopics = [grantTopic(chainId, unitId), presenceRequestTopic(chainId, unitId)].map(
  ({ name }) => name,
);

async function aReading(sequence: number, signer = key): Promise<ReadingPayload> {
  const taken = {
    unitId,
    epoch: 1,
    sequence,
    takenAt: 1_800_000_000 + sequence,
    runSeconds: BigInt(sequence) * 60n,
    cycles: 0n,
  };
  const { signature } = await signReading(addresses, signer, taken);
  return { ...taken, ...signature };
}

async function publish(reading: ReadingPayload, unit = unitId): Promise<void> {
  const { name, qos } = readingTopic(chainId, unit);
  await meter.publishAsync(name, JSON.stringify(z.encode(readingPayload, reading)), { qos });
}

const word = (byte: string) => `0x${byte.repeat(32)}` as const;

async function publishBreakGlass(sequence: number, change: object = {}): Promise<void> {
  const statement = { unitId, bootCount: 1, sequence, openedAt: 0, x: word("01"), y: word("02") };
  const signed = { ...statement, r: word("03"), s: word("04"), ...change };
  await lock.publishAsync(breakGlassTopic(chainId, unitId).name, JSON.stringify(signed), { qos: 1 });
}

const stored = async () => (await readingStore(opened.db).list(unitId, 100)).map(({ sequence }) => sequence);

describe("openGateway", () => {
  describe("given readings that come late, twice and out of order", () => {
    it("has each stored once when the meter gets its acknowledgement, and knows the newest", async () => {
      for (const sequence of [1, 4, 2, 2, 3, 4]) {
        await publish(await aReading(sequence));
        expect(await stored()).toContain(sequence);
      }
      expect(await stored()).toEqual([4, 3, 2, 1]);
      expect((await readingStore(opened.db).latest(unitId))?.runSeconds).toBe(240n);
      expect(refusals).toEqual([]);
    });
  });

  describe("given a meter that signs with the upper half of the order", () => {
    it("stores what the chain will take: the same signature with the lower half", async () => {
      const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
      const reading = await aReading(1);
      const payload = z.encode(readingPayload, reading);
      const high = `0x${(order - BigInt(reading.s)).toString(16).padStart(64, "0")}`;
      await meter.publishAsync(readingTopic(chainId, unitId).name, JSON.stringify({ ...payload, s: high }), {
        qos: 1,
      });
      const [first] = await readingStore(opened.db).list(unitId, 1);
      expect(first).toMatchObject({ sequence: 1, r: reading.r, s: reading.s });
      expect(refusals).toEqual([]);
    });
  });

  describe("given a store that fails", () => {
    it("acknowledges nothing until the reading is stored", { timeout: 15_000 }, async () => {
      failStore = true;
      const published = publish(await aReading(1));
      const early = await Promise.race([
        published.then(() => "acknowledged"),
        disconnected(meter).then(() => "not yet"),
      ]);
      expect(early).toBe("not yet");
      failStore = false;
      await published;
      expect(await stored()).toEqual([1]);
    });
  });

  describe("given a lock's statement that it was opened without a grant", () => {
    it("acknowledges it once it is in the outbox, every time, and passes it on to nobody", {
      timeout: 15_000,
    }, async () => {
      const heard: string[] = [];
      lock.on("message", (topic) => heard.push(topic));
      await lock.subscribeAsync(lockTopics, { qos: 1 });
      failStore = true;
      const published = publishBreakGlass(4);
      expect(
        await Promise.race([published.then(() => "acknowledged"), disconnected(lock).then(() => "not yet")]),
      ).toBe("not yet");
      failStore = false;
      await published;
      await publishBreakGlass(4);
      expect(relayed).toEqual([4, 4]);
      expect([refusals, heard]).toEqual([[], []]);
    });

    it("acknowledges and drops one that no lock signed, and one of another unit", async () => {
      await publishBreakGlass(5, { r: word("00") });
      clock += 60;
      await publishBreakGlass(5, { unitId: 8 });
      expect(relayed).toEqual([]);
      expect(refusals).toEqual(["checkout.break-glass-invalid", "usage.break-glass-malformed"]);
    });
  });

  describe("given what is no reading of the unit's meter", () => {
    it.each([
      [
        "another key",
        async () => publish(await aReading(1, await importP256Key(await createP256Jwk()))),
        "usage.signature-invalid",
      ],
      ["another unit's topic", async () => publish(await aReading(1), 8), "usage.topic-forbidden"],
      [
        "another unit in its own topic",
        async () => publish({ ...(await aReading(1)), unitId: 8 }, unitId),
        "usage.reading-malformed",
      ],
      [
        "an altered counter",
        async () => publish({ ...(await aReading(1)), runSeconds: 9n }),
        "usage.signature-invalid",
      ],
      [
        "no JSON",
        () => meter.publishAsync(readingTopic(chainId, unitId).name, "{", { qos: 1 }),
        "usage.reading-malformed",
      ],
    ])("acknowledges %s, records the refusal and stores nothing", async (_what, act, code) => {
      await act();
      expect(refusals).toEqual([code]);
      expect(await stored()).toEqual([]);
    });
  });

  describe("given a grant", () => {
    const grant = {
      reservationId: 5n,
      unitId,
      operator,
      lockNonce: `0x${"cc".repeat(32)}`,
      grantedAt: 1,
    } as const;
    const { name } = grantTopic(chainId, unitId);
    const forged = JSON.stringify(z.encode(grantPayload, { ...grant, reservationId: 6n }));

    it.each([0, 1, 2] as const)("tells the lock nothing that others forge with QoS %i", async (qos) => {
      const heard: string[] = [];
      lock.on("message", (_topic, payload) => heard.push(payload.toString()));
      await lock.subscribeAsync(lockTopics, { qos: 1 });
      const attacker = await connectAs("meter", {
        will: { topic: name, payload: Buffer.from(forged), qos: 1, retain: true },
      });
      await attacker.publishAsync(name, forged, { qos });
      await attacker.publishAsync(name, forged, { qos, retain: true });
      await attacker.endAsync(true);
      const told = new Promise<void>((resolve) => lock.once("message", () => resolve()));
      await gateway.announce(grant);
      await told;
      expect(heard).toHaveLength(1);
      expect(heard[0]).toContain(`"reservationId":"5"`);
      expect(refusals).toEqual(["usage.topic-forbidden"]);
    });

    it("tells a lock that connects later, whatever others wanted retained", async () => {
      await gateway.announce(grant);
      await lock.publishAsync(name, forged, { qos: 1, retain: true });
      await lock.publishAsync(name, "", { qos: 1, retain: true });
      const told = new Promise<string>((resolve) =>
        lock.once("message", (_topic, payload) => resolve(payload.toString())),
      );
      await lock.subscribeAsync(name, { qos: 1 });
      expect(JSON.parse(await told)).toMatchObject({ reservationId: "5", operator: grant.operator });
    });
  });

  describe("given what clients tell each other", () => {
    const requests = presenceRequestTopic(chainId, unitId).name;
    const request = (requestId: string) => ({ unitId, operator, requestId });

    /** What the lock hears until a last request comes, in order. */
    async function hearUntilLast(act: () => Promise<unknown>): Promise<unknown[]> {
      const heard: unknown[] = [];
      const last = new Promise<void>((resolve) => {
        lock.on("message", (_topic, payload) => {
          heard.push(JSON.parse(payload.toString()));
          if (payload.includes("the last")) resolve();
        });
      });
      await act();
      await person.publishAsync(requests, JSON.stringify(request("the last")), { qos: 1 });
      await last;
      return heard.slice(0, -1);
    }

    it("passes on the fields that the protocol names, and no others", async () => {
      await lock.subscribeAsync(requests, { qos: 1 });
      const heard = await hearUntilLast(() =>
        person.publishAsync(requests, JSON.stringify({ ...request("first"), patient: "Jane Doe" }), {
          qos: 1,
        }),
      );
      expect(heard).toEqual([request("first")]);
    });

    it("keeps nothing for those who come later, whatever is to be retained", async () => {
      await person.publishAsync(requests, JSON.stringify(request("early")), { qos: 1, retain: true });
      const heard = await hearUntilLast(() => lock.subscribeAsync(requests, { qos: 1 }));
      expect(heard).toEqual([]);
      expect(refusals).toEqual([]);
    });

    it("keeps no session of one that is gone, whatever it asks for", async () => {
      const options = { clientId: "lock-7", clean: false } as const;
      const first = await connectAs("lock", options);
      await first.subscribeAsync(requests, { qos: 1 });
      await first.endAsync(true);
      await lock.endAsync(true);
      const heard: string[] = [];
      lock = await connectAs("lock", options);
      lock.on("message", (_topic, payload) => heard.push(payload.toString()));
      await person.publishAsync(requests, JSON.stringify(request("meanwhile")), { qos: 1 });
      expect(await hearUntilLast(() => lock.subscribeAsync(requests, { qos: 1 }))).toEqual([]);
    });

    it("asks no lock for somebody else, nor for somebody whose session has ended", async () => {
      await lock.subscribeAsync(requests, { qos: 1 });
      const another = `0x${"cc".repeat(20)}`;
      const heard = await hearUntilLast(async () => {
        await person.publishAsync(requests, JSON.stringify({ ...request("x"), operator: another }), {
          qos: 1,
        });
        clock += 60;
        isDismissed = true;
        await person.publishAsync(requests, JSON.stringify(request("y")), { qos: 1 });
        isDismissed = false;
      });
      expect(heard).toEqual([]);
      expect(refusals).toEqual(["usage.presence-of-another", "access.session-missing"]);
    });

    it("asks no lock of a facility that the person has left for another", async () => {
      await lock.subscribeAsync(requests, { qos: 1 });
      const heard = await hearUntilLast(async () => {
        facilityNow = 2;
        await person.publishAsync(requests, JSON.stringify(request("x")), { qos: 1 });
        facilityNow = 1;
      });
      expect(heard).toEqual([]);
      expect(refusals).toEqual(["usage.unit-not-served"]);
    });

    it.each([
      ["whose session has ended", () => (isDismissed = true)],
      ["who has left for another facility", () => (facilityNow = 2)],
    ])(
      "ends the connection of somebody %s, instead of telling them what a lock states",
      async (_who, change) => {
        const heard: string[] = [];
        const { name } = presenceTopic(chainId, unitId);
        await person.endAsync(true);
        person = await connectAs("person", { reconnectPeriod: 0 });
        person.on("message", (topic) => heard.push(topic));
        await person.subscribeAsync(name, { qos: 1 });
        const statement = { ...request("x"), nonce: word("01"), issuedAt: 1, r: word("03"), s: word("04") };
        await lock.publishAsync(name, JSON.stringify(statement), { qos: 1 });
        const isClosed = disconnected(person);
        change();
        await lock.publishAsync(name, JSON.stringify(statement), { qos: 1 });
        await isClosed;
        expect(heard).toEqual([name]);
        expect(refusals).toEqual([]);
      },
    );

    it("ends the connection of a lock whose facility has no part any more, instead of telling it a grant", async () => {
      await lock.endAsync(true);
      lock = await connectAs("lock", { reconnectPeriod: 0 });
      await lock.subscribeAsync(lockTopics, { qos: 1 });
      const heard: string[] = [];
      lock.on("message", (topic) => heard.push(topic));
      const isClosed = disconnected(lock);
      isParty = false;
      const grant = { reservationId: 5n, unitId, operator, lockNonce: word("cc"), grantedAt: 1 };
      await gateway.announce(grant);
      await isClosed;
      expect(heard).toEqual([]);
    });

    it("says and hears what a meter, a lock and a person are there for, and of no other unit", async () => {
      const topics = (unit: number) =>
        [
          readingTopic(chainId, unit),
          grantTopic(chainId, unit),
          presenceRequestTopic(chainId, unit),
          presenceTopic(chainId, unit),
          breakGlassTopic(chainId, unit),
          connectionTopic(chainId, unit, "meter"),
          connectionTopic(chainId, unit, "lock"),
        ].map(({ name }) => name);
      const hears = async (client: MqttClient, unit: number) => {
        const granted = await Promise.allSettled(topics(unit).map((topic) => client.subscribeAsync(topic)));
        return topics(unit)
          .filter((_topic, index) => granted[index]?.status === "fulfilled")
          .map((topic) => topic.split("/").slice(4).join("/"));
      };
      expect(await hears(meter, unitId)).toEqual([]);
      expect(await hears(lock, unitId)).toEqual(["grants", "presence/requests"]);
      expect(await hears(person, unitId)).toEqual(["presence", "meter/connection", "lock/connection"]);
      expect(await hears(lock, 8)).toEqual([]);
      // Of which facility 1 is no party.
      expect(await hears(person, 9)).toEqual([]);
      for (const filter of ["#", `medequipshare/${chainId}/#`, `medequipshare/${chainId}/units/+/presence`])
        await expect(person.subscribeAsync(filter)).rejects.toThrow();
    });

    it("drops what concerns a unit that no facility of this node has to do with", async () => {
      const foreign = presenceRequestTopic(chainId, 9).name;
      await person.publishAsync(foreign, JSON.stringify({ ...request("x"), unitId: 9 }), { qos: 1 });
      expect(refusals).toEqual(["usage.unit-not-served"]);
    });
  });

  describe("given somebody without a credential", () => {
    it("refuses the connection, and records that once a minute", async () => {
      for (const _turn of [1, 2]) await expect(connectAs("stranger")).rejects.toMatchObject({ code: 5 });
      expect(refusals).toEqual(["usage.credential-wrong"]);
    });
  });

  describe("given a client that goes on sending what is refused", () => {
    it("records the first of each minute", async () => {
      const { name } = readingTopic(chainId, unitId);
      for (let turn = 0; turn < 5; turn += 1) await meter.publishAsync(name, "{", { qos: 1 });
      expect(refusals).toHaveLength(1);
      clock += 60;
      await meter.publishAsync(name, "{", { qos: 1 });
      expect(refusals).toHaveLength(2);
    });
  });
});

function disconnected(client: MqttClient): Promise<void> {
  return new Promise((resolve) => client.once("close", () => resolve()));
}
