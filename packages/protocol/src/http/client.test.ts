import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { AppError } from "@medequipshare/domain";
import { describe, expect, it } from "vitest";
import { createNodeClient } from "./client.ts";
import { problemOf } from "./problem.ts";

async function answering(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.close() };
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

describe("createNodeClient", () => {
  describe("given a node that answers by the schema", () => {
    it("sends path, query and token, and gives big integers back", async () => {
      const asked: string[] = [];
      await using node = await answering((request, response) => {
        asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
        json(response, 200, {
          unitId: 7,
          from: 0,
          to: 3600,
          slotSeconds: 3600,
          busy: [],
          windows: [],
          stale: ["30064771073"],
        });
      });
      const client = createNodeClient(`${node.url}/`, { token: () => "t" });
      const calendar = await client.unit.calendar({ params: { unitId: 7 }, query: { from: 0, to: 3600 } });
      expect(asked).toEqual(["GET /v1/units/7/calendar?from=0&to=3600 Bearer t"]);
      expect(calendar.stale).toEqual([30064771073n]);
    });

    it("encodes a body's big integers as decimal text", async () => {
      const bodies: string[] = [];
      await using node = await answering(async (request, response) => {
        for await (const chunk of request) bodies.push(String(chunk));
        json(response, 400, {});
      });
      const to = "0x0000000000000000000000000000000000000001";
      const call = createNodeClient(node.url).operation.prepare({
        body: { account: to, calls: [{ to, value: 5n, data: "0x" }] },
      });
      await expect(call).rejects.toMatchObject({ code: "node.unreachable" });
      expect(JSON.parse(bodies.join(""))).toEqual({ account: to, calls: [{ to, value: "5", data: "0x" }] });
    });
  });

  describe("given a refusal", () => {
    it("throws the AppError the node meant", async () => {
      const refusal = new AppError("reservation.slot-taken", { unitId: 7, startsAt: 1n, endsAt: 2 });
      await using node = await answering((_request, response) =>
        json(response, 409, problemOf(refusal, 409)),
      );
      const call = createNodeClient(node.url).unit.get({ params: { unitId: 7 } });
      await expect(call).rejects.toMatchObject({
        code: "reservation.slot-taken",
        message: "Unit 7 is taken between 1 and 2.",
        evidence: { unitId: 7, startsAt: "1", endsAt: 2 },
      });
    });

    it("names a code it does not know without losing it", async () => {
      const told = { ...problemOf(new AppError("input.invalid"), 400), code: "future.code", detail: "later" };
      await using node = await answering((_request, response) => json(response, 400, told));
      const call = createNodeClient(node.url).network.get();
      await expect(call).rejects.toMatchObject({
        code: "internal.unexpected",
        message: expect.stringContaining("future.code: later"),
      });
    });
  });

  describe("given a connection that the node closes", () => {
    const closingFirst = async (asked: string[]) =>
      answering((request, response) => {
        asked.push(String(request.method));
        if (asked.length === 1) request.socket.destroy();
        else json(response, 400, problemOf(new AppError("input.invalid"), 400));
      });

    it("asks once more", async () => {
      const asked: string[] = [];
      await using node = await closingFirst(asked);
      const call = createNodeClient(node.url).network.get();
      await expect(call).rejects.toMatchObject({ code: "input.invalid" });
      expect(asked).toEqual(["GET", "GET"]);
    });

    it("never acts twice", async () => {
      const asked: string[] = [];
      await using node = await closingFirst(asked);
      const to = "0x0000000000000000000000000000000000000001";
      const call = createNodeClient(node.url).operation.prepare({
        body: { account: to, calls: [{ to, data: "0x" }] },
      });
      await expect(call).rejects.toMatchObject({ code: "node.unreachable" });
      expect(asked).toEqual(["POST"]);
    });
  });

  describe("given no node", () => {
    it("throws node.unreachable, which may be tried again", async () => {
      let url = "";
      {
        await using node = await answering(() => undefined);
        url = node.url;
      }
      await expect(createNodeClient(url).network.get()).rejects.toMatchObject({
        code: "node.unreachable",
        retryable: true,
      });
    });
  });

  describe("given a stream of applied blocks", () => {
    it("yields each, whole, however the bytes are cut", async () => {
      const block = {
        blockNumber: 3,
        blockHash: `0x${"ab".repeat(32)}`,
        timestamp: 9,
        reorganised: false,
        changes: [],
      };
      const text = `: hello\n\nevent: applied\ndata: ${JSON.stringify(block)}\n\n`;
      await using node = await answering((_request, response) => {
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.write(text.slice(0, 40));
        response.end(text.slice(40));
      });
      const seen: number[] = [];
      const { signal } = new AbortController();
      for await (const applied of createNodeClient(node.url).watch(signal)) seen.push(applied.blockNumber);
      expect(seen).toEqual([3]);
    });
  });
});
