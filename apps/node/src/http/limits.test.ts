import { routes } from "@medequipshare/protocol";
import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { createApp } from "./create-app.ts";
import { createEventHub } from "./event-hub.ts";
import { type Listening, listen } from "./listen.ts";

const refuse = () => {
  throw new Error("nobody signs in here");
};
let served: Listening | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

/** The node's app, whose lists of units are counted while they are made, and last until they are let go. */
async function start({ proxies = [] as readonly string[], perSecond = 4, until = Promise.resolve() } = {}) {
  const made = { now: 0, most: 0 };
  const app = createApp({
    sessions: { challenge: refuse, open: refuse, authenticate: refuse, close: refuse },
    requireAdmin: refuse,
    hub: createEventHub(),
    closing: new AbortController().signal,
    log: pino({ level: "silent" }),
    lastKnown: () => undefined,
    readLag: async () => null,
    whyNotReady: async () => [],
    requestsPerSecond: perSecond,
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
  served = await listen(app, "127.0.0.1", 0);
  const { url } = served;
  const statusOf = async (query: string, forwardedFor?: string) => {
    const headers: Record<string, string> =
      forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor };
    const response = await fetch(`${url}/v1/units${query}`, { headers });
    await response.arrayBuffer();
    return response.status;
  };
  return { statusOf, made };
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
  await expect.poll(() => made.now).toBe(4);
  const short = statusOf("");
  await expect.poll(() => made.now).toBe(5);
  held.resolve();
  expect(await Promise.all([...long, short])).toEqual(Array.from({ length: 13 }, () => 200));
  expect(made.most).toBe(5);
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
