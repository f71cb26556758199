import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "@medequipshare/domain";
import { PROBLEM_MEDIA_TYPE, problemOf, routes } from "@medequipshare/protocol";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import type { Logger } from "pino";
import type { RequireAdmin } from "../access/admin-token.ts";
import type { Sessions } from "../access/sessions.ts";
import { answerError } from "./answer-error.ts";
import { clientAddress } from "./client-address.ts";
import type { EventHub } from "./event-hub.ts";
import { limitHeavy } from "./limit-heavy.ts";
import { limitRate } from "./limit-rate.ts";
import { limitStreams, type StreamLimits } from "./limit-streams.ts";
import { createMount, type Mount } from "./mount.ts";
import { serveErrors } from "./serve-errors.ts";
import { servePage } from "./serve-page.ts";
import { serveProbes } from "./serve-probes.ts";
import { streamEvents } from "./stream-events.ts";

export type CreateAppParameters = {
  readonly sessions: Pick<Sessions, "authenticate">;
  readonly requireAdmin: RequireAdmin;
  readonly hub: EventHub;
  /** Aborted when the node closes. */
  readonly closing: AbortSignal;
  readonly log: Logger;
  readonly requestsPerSecond: number;
  /** Event streams that may be open. */
  readonly streams: StreamLimits;
  /** Addresses whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly allowedOrigins: readonly string[];
  /** Where the page's wallet reads the chain. */
  readonly rpcUrl: string;
  readonly webDist: string | undefined;
  readonly version: string;
  /** The chain's time that answers hold for because the chain does not tell another, unix seconds. */
  readonly lastKnown: () => number | undefined;
  /** How many blocks the node is behind the chain, as far as is known. */
  readonly readLag: () => Promise<number | null>;
  /** Why the node should get no traffic now; nothing when it may. */
  readonly whyNotReady: () => Promise<readonly string[]>;
  /** Mounts the rooms' operations. */
  readonly mountRooms: (mount: Mount) => void;
  /** Serves what rooms answer outside the table of routes, because others say how it is asked. */
  readonly serveRooms?: (app: OpenAPIHono) => void;
};

/** A structured field (RFC 9651) that only answers given while the chain is silent have. */
const CHAIN_TIME_HEADER = "chain-time";

/** The node's HTTP side: the route table, server-sent events, the OpenAPI document and the page. */
export function createApp(parameters: CreateAppParameters): OpenAPIHono {
  const { sessions, requireAdmin, hub, closing, log, webDist, version } = parameters;
  const app = new OpenAPIHono();
  app.onError(answerError(log, parameters.readLag));
  app.notFound((context) => {
    const error = new AppError("input.not-found", {
      what: "resource",
      field: "path",
      value: context.req.path,
    });
    return Response.json(problemOf(error, 404), {
      status: 404,
      headers: { "content-type": PROBLEM_MEDIA_TYPE },
    });
  });
  app.use(headersFor(parameters.rpcUrl));
  const addressOf = clientAddress(parameters.trustedProxies);
  app.use("/v1/*", limitRate(parameters.requestsPerSecond, addressOf), limitHeavy(addressOf));
  if (parameters.allowedOrigins.length > 0)
    app.use("/v1/*", cors({ origin: [...parameters.allowedOrigins] }));
  app.use("/v1/*", async (context, next) => {
    context.header("cache-control", "no-store");
    await next();
    const time = parameters.lastKnown();
    if (time !== undefined) context.header(CHAIN_TIME_HEADER, `${time};last-known`);
  });

  const mount = createMount({ app, authenticate: sessions.authenticate, requireAdmin });
  parameters.mountRooms(mount);
  const streams = limitStreams(parameters.streams);
  app.get(routes.event.stream.path, streamEvents({ hub, closing, streams, addressOf }));
  describeSecurity(app);
  app.doc31("/v1/openapi.json", {
    openapi: "3.1.0",
    info: { title: "MedEquipShare facility node", version, license: { name: "MIT" } },
  });
  parameters.serveRooms?.(app);
  serveErrors(app);
  serveProbes(app, parameters.whyNotReady);
  if (webDist !== undefined) servePage(app, webDist);
  return app;
}

function headersFor(rpcUrl: string) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      connectSrc: ["'self'", new URL(rpcUrl).origin],
      imgSrc: ["'self'", "data:", "blob:"],
      // Positions of dots, bars and popovers are inline styles; scripts never are.
      styleSrc: ["'self'", "'unsafe-inline'"],
      scriptSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginResourcePolicy: "same-origin",
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    strictTransportSecurity: false,
    // Stored documents bring a stricter policy of their own.
    overwrite: false,
  });
}

function describeSecurity(app: OpenAPIHono): void {
  const bearer = { type: "http", scheme: "bearer" } as const;
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    ...bearer,
    description: "Session token",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "admin", {
    ...bearer,
    description: "Token of this machine",
  });
}
