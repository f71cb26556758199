import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "@medequipshare/domain";
import { type ConnectionLimits, limitConnections } from "./limit-connections.ts";

export type Listening = { readonly url: string; readonly port: number; readonly close: () => Promise<void> };

/** Serves an app, to anybody over as many connections as they like unless told. Throws config.port-in-use. */
export async function listen(
  app: OpenAPIHono,
  host: string,
  port: number,
  limits: ConnectionLimits = { perClient: Number.POSITIVE_INFINITY, exempt: () => false },
): Promise<Listening> {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000 });
  limitConnections(server, limits, getRequestListener(app.fetch));
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (cause) {
    throw new AppError(
      "config.port-in-use",
      { port, field: "the API", option: "MEDEQUIPSHARE_HTTP_PORT" },
      { cause },
    );
  }
  const bound = server.address();
  const boundPort = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${boundPort}`,
    port: boundPort,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      // Streams have been told to end; whoever still holds on is cut off.
      const cutOff = setTimeout(() => server.closeAllConnections(), 1_000);
      await closed;
      clearTimeout(cutOff);
    },
  };
}
