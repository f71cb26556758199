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
import { connect, connectAsync, type MqttClient } from "mqtt";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Gateway, openGateway } from "./gateway.ts";
import { isSignedReading } from "./is-signed-reading.ts";

const chainId = 31_338;
const unitId = 7;
const addresses = { chainId, usageMeter: "0x00000000000000000000000000000000000000aa" } as const;

let opened: OpenedDatabase;
let gateway: Gateway;
let meter: MqttClient;
let key: P256Key;
let refusals: string[];
let relayed: number[];
let failStore = false;
let clock = 0;

beforeEach(async () => {
  opened = await openDatabase({ url: "memory" });
  key = await importP256Key(await createP256Jwk());
  refusals = [];
  relayed = [];
  failStore = false;
  clock = 1_800_000_000;
  const readings = readingStore(opened.db);
  gateway = await openGateway({
    host: "127.0.0.1",
    port: 0,
    chainId,
    servesUnit: async (unit) => unit === unitId || unit === 8,
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
  meter = await connectAsync(gateway.broker.url, { protocolVersion: 4, reconnectPeriod: 50 });
}, 60_000);

afterEach(async () => {
  await meter.endAsync(true);
  await gateway[Symbol.asyncDispose]();
  await opened.close();
});

/** All that a client may hear of the unit. */
const heardTopics = [
  grantTopic(chainId, unitId),
  presenceTopic(chainId, unitId),
  presenceRequestTopic(chainId, unitId),
  connectionTopic(chainId, unitId, "meter"),
  connectionTopic(chainId, unitId, "lock"),
].map(({ name }) => name);

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
  await meter.publishAsync(breakGlassTopic(chainId, unitId).name, JSON.stringify(signed), { qos: 1 });
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
      meter.on("message", (topic) => heard.push(topic));
      for (const topic of heardTopics) await meter.subscribeAsync(topic, { qos: 1 });
      failStore = true;
      const published = publishBreakGlass(4);
      expect(
        await Promise.race([published.then(() => "acknowledged"), disconnected(meter).then(() => "not yet")]),
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
      ["another unit's topic", async () => publish(await aReading(1), 8), "usage.reading-malformed"],
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
      operator: "0x00000000000000000000000000000000000000bb",
      lockNonce: `0x${"cc".repeat(32)}`,
      grantedAt: 1,
    } as const;
    const { name } = grantTopic(chainId, unitId);
    const forged = JSON.stringify(z.encode(grantPayload, { ...grant, reservationId: 6n }));

    it.each([0, 1, 2] as const)("tells the lock nothing that others forge with QoS %i", async (qos) => {
      const heard: string[] = [];
      meter.on("message", (_topic, payload) => heard.push(payload.toString()));
      for (const topic of heardTopics) await meter.subscribeAsync(topic, { qos: 1 });
      const attacker = await connectAsync(gateway.broker.url, {
        protocolVersion: 4,
        will: { topic: name, payload: Buffer.from(forged), qos: 1, retain: true },
      });
      await attacker.publishAsync(name, forged, { qos });
      await attacker.publishAsync(name, forged, { qos, retain: true });
      await attacker.endAsync(true);
      const told = new Promise<void>((resolve) => meter.once("message", () => resolve()));
      await gateway.announce(grant);
      await told;
      expect(heard).toHaveLength(1);
      expect(heard[0]).toContain(`"reservationId":"5"`);
      expect(refusals).toEqual(["usage.reading-malformed"]);
    });

    it("tells a lock that connects later, whatever others wanted retained", async () => {
      await gateway.announce(grant);
      await meter.publishAsync(name, forged, { qos: 1, retain: true });
      await meter.publishAsync(name, "", { qos: 1, retain: true });
      const told = new Promise<string>((resolve) =>
        meter.once("message", (_topic, payload) => resolve(payload.toString())),
      );
      await meter.subscribeAsync(name, { qos: 1 });
      expect(JSON.parse(await told)).toMatchObject({ reservationId: "5", operator: grant.operator });
    });
  });

  describe("given what clients tell each other", () => {
    const operator = `0x${"bb".repeat(20)}`;
    const requests = presenceRequestTopic(chainId, unitId).name;
    const request = (requestId: string) => ({ unitId, operator, requestId });

    /** What the meter hears until a last request comes, in order. */
    async function hearUntilLast(act: () => Promise<unknown>): Promise<unknown[]> {
      const heard: unknown[] = [];
      const last = new Promise<void>((resolve) => {
        meter.on("message", (_topic, payload) => {
          heard.push(JSON.parse(payload.toString()));
          if (payload.includes("the last")) resolve();
        });
      });
      await act();
      await meter.publishAsync(requests, JSON.stringify(request("the last")), { qos: 1 });
      await last;
      return heard.slice(0, -1);
    }

    it("passes on the fields that the protocol names, and no others", async () => {
      await meter.subscribeAsync(requests, { qos: 1 });
      const heard = await hearUntilLast(() =>
        meter.publishAsync(requests, JSON.stringify({ ...request("first"), patient: "Jane Doe" }), {
          qos: 1,
        }),
      );
      expect(heard).toEqual([request("first")]);
    });

    it("keeps nothing for those who come later, whatever is to be retained", async () => {
      const retained = { qos: 1, retain: true } as const;
      await meter.publishAsync(requests, JSON.stringify(request("early")), retained);
      const online = connectionTopic(chainId, unitId, "lock").name;
      await meter.publishAsync(online, JSON.stringify({ state: "online" }), retained);
      const heard = await hearUntilLast(() => meter.subscribeAsync([requests, online], { qos: 1 }));
      expect(heard).toEqual([]);
      expect(refusals).toEqual([]);
    });

    it("keeps no session of one that is gone, whatever it asks for", async () => {
      const options = { protocolVersion: 4, clientId: "lock-7", clean: false } as const;
      const first = await connectAsync(gateway.broker.url, options);
      await first.subscribeAsync(requests, { qos: 1 });
      await first.endAsync();
      await meter.publishAsync(requests, JSON.stringify(request("meanwhile")), { qos: 1 });
      const again = new Promise<boolean>((resolve) => {
        const second = connect(gateway.broker.url, options);
        second.once("connect", ({ sessionPresent }) => {
          second.end(true);
          resolve(sessionPresent);
        });
      });
      expect(await again).toBe(false);
    });

    it("drops what concerns a unit that no facility of this node has to do with, and lets nobody listen to it", async () => {
      const foreign = presenceRequestTopic(chainId, 9).name;
      await meter.publishAsync(foreign, JSON.stringify({ ...request("x"), unitId: 9 }), { qos: 1 });
      expect(refusals).toEqual(["usage.unit-not-served"]);
      for (const filter of [
        foreign,
        `medequipshare/${chainId}/#`,
        `medequipshare/${chainId}/units/+/grants`,
      ]) {
        await expect(meter.subscribeAsync(filter)).rejects.toThrow();
      }
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
