import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { connect, connectAsync } from "mqtt";
import { afterEach, describe, expect, it } from "vitest";
import type { BrokerLimits } from "./broker-limits.ts";
import { type Broker, openBroker } from "./open-broker.ts";

let broker: Broker;
const refused: string[] = [];
const accepted: string[] = [];

async function open(limits: Partial<BrokerLimits> = {}, host = "127.0.0.1"): Promise<void> {
  refused.length = 0;
  accepted.length = 0;
  broker = await openBroker({
    host,
    port: 0,
    limits,
    authenticate: async ({ username = "somebody" }) => ({ name: username }),
    async accept({ topic, payload }) {
      accepted.push(topic);
      return Buffer.from(payload).toString();
    },
    mayHear: async () => true,
    onRefused: ({ code }) => refused.push(code),
  });
}

afterEach(() => broker[Symbol.asyncDispose]());

async function openSocket(): Promise<Socket> {
  const socket = connectSocket(broker.port, "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  socket.resume();
  return socket;
}

const closed = (socket: Socket) => (socket.closed ? undefined : once(socket, "close"));

describe("openBroker", () => {
  it("names an address that clients can use, also by IPv6", async () => {
    await open({}, "::1");
    expect(broker.url).toBe(`mqtt://[::1]:${broker.port}`);
    await (await connectAsync(broker.url, { protocolVersion: 4, reconnectPeriod: 0 })).endAsync(true);
  });

  describe("given a packet that is too long", () => {
    it("ends the connection at its header, and takes nothing that comes with it", async () => {
      await open();
      const client = await connectAsync(broker.url, { protocolVersion: 4, reconnectPeriod: 0 });
      const isClosed = new Promise<void>((resolve) => client.once("close", () => resolve()));
      client.publish("long", Buffer.alloc(8_000), { qos: 1 });
      await isClosed;
      await client.endAsync(true);
      expect(refused).toEqual(["usage.packet-too-long"]);
      expect(accepted).toEqual([]);
    });

    it("ends the connection though nobody said yet who it is, and before the rest comes", async () => {
      await open({ connectSeconds: 60 });
      const socket = await openSocket();
      // CONNECT of 64 MiB, of which nothing is sent.
      socket.write(Uint8Array.of(0x10, 0x80, 0x80, 0x80, 0x20));
      await closed(socket);
      expect(refused).toEqual(["usage.packet-too-long"]);
    });

    it("takes no last will that would not fit either", async () => {
      await open();
      const will = { topic: "will", payload: Buffer.alloc(8_000), qos: 0, retain: false } as const;
      const client = connect(broker.url, { protocolVersion: 4, reconnectPeriod: 0, will });
      await new Promise<void>((resolve) => client.once("close", () => resolve()));
      await client.endAsync(true);
      expect([refused, accepted]).toEqual([["usage.packet-too-long"], []]);
    });
  });

  describe("given two connections of one name", () => {
    it("ends the first, whatever names they give themselves, and the one that is to end", async () => {
      await open();
      const login = { protocolVersion: 4, reconnectPeriod: 0, username: "lock", password: "x" } as const;
      const first = await connectAsync(broker.url, { ...login, clientId: "one" });
      const other = await connectAsync(broker.url, { ...login, username: "meter", clientId: "two" });
      const isFirstClosed = new Promise<void>((resolve) => first.once("close", () => resolve()));
      const second = await connectAsync(broker.url, { ...login, clientId: "two" });
      await isFirstClosed;
      const isSecondClosed = new Promise<void>((resolve) => second.once("close", () => resolve()));
      broker.end("lock");
      await isSecondClosed;
      await other.publishAsync("still", "here", { qos: 1 });
      expect(accepted).toEqual(["still"]);
      for (const client of [first, second, other]) await client.endAsync(true);
    });
  });

  describe("given a connection that says nothing", () => {
    it("ends it when no CONNECT has come in time", async () => {
      await open({ connectSeconds: 0.1 });
      await closed(await openSocket());
    });

    it("ends one that has said who it is and wanted no limit for its silence", async () => {
      await open({ keepaliveSeconds: 0.1 });
      const client = await connectAsync(broker.url, { protocolVersion: 4, keepalive: 0, reconnectPeriod: 0 });
      await new Promise<void>((resolve) => client.once("close", () => resolve()));
      await client.endAsync(true);
    });
  });

  describe("given more connections than it takes", () => {
    it("refuses those over the limit of an address, until one of it ends", async () => {
      await open({ connectionsPerAddress: 2 });
      const [first] = [await openSocket(), await openSocket()];
      await closed(await openSocket());
      expect(refused).toEqual(["usage.too-many-connections"]);
      first?.destroy();
      const client = connect(broker.url, { protocolVersion: 4, reconnectPeriod: 20 });
      await new Promise<void>((resolve) => client.once("connect", () => resolve()));
      await client.endAsync(true);
    });

    it("refuses those over the limit of all", async () => {
      await open({ connections: 1 });
      await openSocket();
      await closed(await openSocket());
      expect(refused).toEqual(["usage.too-many-connections"]);
    });
  });
});
