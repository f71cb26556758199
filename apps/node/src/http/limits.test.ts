import { once } from "node:events";
import { Agent, get } from "node:http";
import { json } from "node:stream/consumers";
import { routes } from "@medequipshare/protocol";
import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { createApp } from "./create-app.ts";
import { createEventHub } from "./event-hub.ts";
import type { ConnectionLimits } from "./limit-connections.ts";
import { type Listening, listen } from "./listen.ts";

const refuse = () => {
  throw new Error("nobody signs in here");
};
let served: Listening | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

type Started = {
  readonly proxies?: readonly string[];
  readonly perSecond?: number;
  readonly until?: Promise<void>;
  readonly connections?: ConnectionLimits;
};

/** The node's app, whose lists of units are counted while they are made, and last until they are let go. */
async function start({ proxies = [], perSecond = 4, until = Promise.resolve(), connections }: Started = {}) {
  const made = { now: 0, most: 0 };
  const app = createApp({
    sessions: { authenticate: refuse },
    requireAdmin: refuse,
    hub: createEventHub(),
    closing: new AbortController().signal,
    log: pino({ level: "silent" }),
    lastKnown: () => undefined,
    readLag: async () => null,
    whyNotReady: async () => [],
    requestsPerSecond: perSecond,
    streams: { perClient: 2, inAll: 3 },
    trustedProxies: proxies,
    allowedOrigins: [],
    rpcUrl: "http://127.0.0.1:8545",
    webDist: undefined,
    version: "0",
    mountRooms: (mount) =>
      mount(routes.unit.list, async () => {
        made.now += 1;
        made.most = Math.max(made.most, made.now);
        await until;
        made.now -= 1;
        return { items: [] };
      }),
  });
  served = await listen(app, "127.0.0.1", 0, connections);
  const { url } = served;
  const statusOf = async (query: string, forwardedFor?: string) => {
    const headers: Record<string, string> =
      forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor };
    const response = await fetch(`${url}/v1/units${query}`, { headers });
    await response.arrayBuffer();
    return response.status;
  };
  return { url, statusOf, made };
}

/** Opens an event stream; gives the refusal's code where it gets none. */
async function openStream(url: string, forwardedFor: string) {
  const ended = new AbortController();
  const response = await fetch(`${url}${routes.event.stream.path}`, {
    headers: { "x-forwarded-for": forwardedFor },
    signal: ended.signal,
  });
  if (response.ok) return { code: undefined, end: () => ended.abort() };
  const { code } = z.object({ code: z.string() }).parse(await response.json());
  return { code, end: () => undefined };
}

/** Asks over a connection that stays open. */
async function askOver(agent: Agent, url: string) {
  const request = get(`${url}/v1/units`, { agent });
  const [response] = await once(request, "response");
  const body = await json(response);
  return { status: response.statusCode, body };
}

it("takes more of a client's budget for a long list than for a short one", async () => {
  // A budget of 20 at once.
  const { statusOf } = await start();
  expect(await statusOf("?limit=500")).toBe(200);
  expect(await statusOf("?limit=500")).toBe(429);
  await served?.close();
  const short = await start();
  expect(await Promise.all(Array.from({ length: 15 }, () => short.statusOf("")))).not.toContain(429);
});

it("makes few long lists of one client at once, one after the other, and short ones beside them", async () => {
  const held = Promise.withResolvers<void>();
  const { statusOf, made } = await start({ perSecond: 1_000, until: held.promise });
  const long = Array.from({ length: 12 }, () => statusOf("?limit=500"));
  await expect.poll(() => made.now).toBe(2);
  const short = statusOf("");
  await expect.poll(() => made.now).toBe(3);
  held.resolve();
  expect(await Promise.all([...long, short])).toEqual(Array.from({ length: 13 }, () => 200));
  expect(made.most).toBe(3);
});

it("gives each client behind a trusted proxy a budget of its own", async () => {
  const { statusOf } = await start({ proxies: ["127.0.0.1"] });
  expect(await statusOf("?limit=500", "10.0.0.7")).toBe(200);
  expect(await statusOf("?limit=500", "10.0.0.8")).toBe(200);
  expect(await statusOf("?limit=500", "10.0.0.99, 10.0.0.7")).toBe(429);
});

it("believes nobody else's word about whom they ask for", async () => {
  const { statusOf } = await start();
  expect(await statusOf("?limit=500", "10.0.0.7")).toBe(200);
  expect(await statusOf("?limit=500", "10.0.0.8")).toBe(429);
});

it("lets a client open few event streams, and all together not many more, until some are closed", async () => {
  const { url } = await start({ proxies: ["127.0.0.1"] });
  const first = await openStream(url, "10.0.0.7");
  const second = await openStream(url, "10.0.0.7");
  expect([first.code, second.code]).toEqual([undefined, undefined]);
  expect((await openStream(url, "10.0.0.7")).code).toBe("input.too-many-streams");
  const other = await openStream(url, "10.0.0.8");
  expect(other.code).toBeUndefined();
  expect((await openStream(url, "10.0.0.9")).code).toBe("node.streams-taken");
  first.end();
  const again = async () => (await openStream(url, "10.0.0.9")).code;
  await expect.poll(again).toBeUndefined();
  for (const stream of [second, other]) stream.end();
});

it("opens no event stream for who asks for its headers alone", async () => {
  const { url } = await start({ proxies: ["127.0.0.1"] });
  const headers = { "x-forwarded-for": "10.0.0.7" };
  for (let time = 0; time < 3; time += 1) {
    const { status } = await fetch(`${url}${routes.event.stream.path}`, { method: "HEAD", headers });
    expect(status).toBe(200);
  }
  const stream = await openStream(url, "10.0.0.7");
  expect(stream.code).toBeUndefined();
  stream.end();
});

it("serves so many connections of one address, and tells those beyond why not", async () => {
  const limited = { isExempt: false };
  const connections = { perClient: 2, exempt: () => limited.isExempt };
  const { url } = await start({ connections, perSecond: 1_000 });
  const agents = [1, 2, 3].map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  const [first, second, third] = agents;
  if (first === undefined || second === undefined || third === undefined) throw new Error("three agents");
  expect([(await askOver(first, url)).status, (await askOver(second, url)).status]).toEqual([200, 200]);
  expect(await askOver(third, url)).toMatchObject({
    status: 429,
    body: { code: "input.too-many-connections", evidence: { limit: 2 } },
  });
  first.destroy();
  await expect.poll(async () => (await askOver(third, url)).status).toBe(200);
  limited.isExempt = true;
  const many = [1, 2, 3].map(() => askOver(new Agent({ keepAlive: true }), url));
  expect((await Promise.all(many)).map(({ status }) => status)).toEqual([200, 200, 200]);
  for (const agent of agents) agent.destroy();
});
