import { type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { type PostgresServer, startPostgres } from "@medequipshare/readmodel/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveReadModel } from "../process/serve-read-model.ts";
import type { Listening } from "./listen.ts";

// A server that somebody else runs is not ours to stop.
describe.skipIf(process.env["DATABASE_URL"] !== undefined)("a node whose PostgreSQL goes down", () => {
  let server: PostgresServer;
  let opened: OpenedDatabase;
  let node: Listening;

  beforeAll(async () => {
    server = await startPostgres();
    opened = await openDatabase({ url: await server.createDatabase() });
    node = await serveReadModel({ db: opened.db, now: 0 });
  }, 120_000);
  afterAll(async () => {
    await node?.close();
    await opened?.close();
    await server?.stop();
  });

  it("answers that it may be asked again, and when", async () => {
    expect((await fetch(`${node.url}/v1/facilities`)).status).toBe(200);
    await server.stop();
    for (const path of ["/v1/facilities", "/v1/units/1", "/v1/activity"]) {
      const response = await fetch(`${node.url}${path}`);
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("5");
      expect(await response.json()).toMatchObject({ code: "database.unreachable", retryable: true });
    }
  });
});
