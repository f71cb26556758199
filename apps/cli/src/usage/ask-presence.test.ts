import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { askPresence } from "./ask-presence.ts";

const asked = {
  chainId: 31_338,
  unitId: 7,
  operator: "0x00000000000000000000000000000000000000aa",
  sessionToken: "of a session",
  seconds: 1,
} as const;

/** Answers every connection with CONNACK of a return code. */
async function openRefusingBroker(returnCode: number) {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(Uint8Array.of(0x20, 2, 0, returnCode)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { mqttUrl: `mqtt://127.0.0.1:${port}`, [Symbol.dispose]: () => server.close() };
}

describe("askPresence", () => {
  describe("given no lock and no broker that answers", () => {
    it("says after the wait that the lock is silent, and where it asked", async () => {
      await expect(askPresence({ ...asked, mqttUrl: "mqtt://127.0.0.1:9" })).rejects.toMatchObject({
        code: "usage.lock-silent",
        evidence: { unitId: 7, broker: "mqtt://127.0.0.1:9" },
        retryable: true,
      });
    });
  });

  describe("given a broker that does not know the session", () => {
    it("says so, and waits for nothing", async () => {
      using broker = await openRefusingBroker(5);
      const answer = askPresence({ ...asked, mqttUrl: broker.mqttUrl, seconds: 600 });
      await expect(answer).rejects.toMatchObject({ code: "usage.broker-refused" });
    });
  });

  describe("given a broker that cannot tell yet who it is", () => {
    it("goes on asking", async () => {
      using broker = await openRefusingBroker(3);
      const answer = askPresence({ ...asked, mqttUrl: broker.mqttUrl });
      await expect(answer).rejects.toMatchObject({ code: "usage.lock-silent" });
    });
  });
});
