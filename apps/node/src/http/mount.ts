import type { OpenAPIHono } from "@hono/zod-openapi";
import { AppError, DOCUMENT_BYTES_LIMIT } from "@medequipshare/domain";
import {
  fileEndingOf,
  knownMediaType,
  type Route,
  type RouteInput,
  type RouteOutput,
  readInput,
} from "@medequipshare/protocol";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Session } from "../access/session.ts";

const JSON_BYTES_LIMIT = 262_144;

/** Bytes with their media type. */
export type BytesAnswer = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string };

type Answer<R extends Route> = R["response"] extends "bytes" ? BytesAnswer : RouteOutput<R>;
type Input<R extends Route> = Required<RouteInput<R>> & {
  /** As the caller's program calls itself. */
  readonly userAgent: string | undefined;
} & (R["access"] extends "session" | "recent-session" ? { session: Session } : object);

/** Serves one operation of the route table. */
export type Mount = <const R extends Route>(
  route: R,
  handle: (input: Input<R>) => Promise<Answer<R>> | Answer<R>,
) => void;

export type MountDependencies = {
  readonly app: OpenAPIHono;
  /** The session of a bearer token. Throws access.session-missing, access.step-up-needed. */
  readonly authenticate: (token: string | undefined, proof: "any" | "recent") => Promise<Session>;
  /** Throws access.admin-token-wrong. */
  readonly requireAdmin: (token: string | undefined) => void;
};

/**
 * Makes a mount for an app: checks access, decodes path, query and body by the route's schemas, encodes the answer by
 * them, and enters the operation in the OpenAPI document.
 */
export function createMount({ app, authenticate, requireAdmin }: MountDependencies): Mount {
  return (route, handle) => {
    register(app, route);
    const path = route.path.replace(/\{(\w+)\}/g, ":$1");
    const maxSize = route.body === "bytes" ? DOCUMENT_BYTES_LIMIT : JSON_BYTES_LIMIT;
    app.on(
      route.method,
      path,
      bodyLimit({ maxSize, onError: () => refuseSize(maxSize) }),
      async (context) => {
        const token = bearerOf(context);
        if (route.access === "admin") requireAdmin(token);
        const session = await sessionOf(route, token, authenticate);
        if (session !== undefined) requireMay(route, session);
        const userAgent = context.req.header("user-agent");
        const input = { ...(await decodeInput(route, context)), session, userAgent };
        // The schemas that decoded the input are those its type is made of.
        const answer: unknown = await handle(input as unknown as Input<typeof route>);
        return encodeAnswer(route, answer, context);
      },
    );
  };
}

/** A directory vouches for who reads; whatever changes something needs a key. */
function requireMay(route: Route, { level }: Session): void {
  if (level === "directory" && route.method !== "GET" && route.reading !== "may")
    throw new AppError("access.session-reading");
}

async function sessionOf(
  { access }: Route,
  token: string | undefined,
  authenticate: MountDependencies["authenticate"],
): Promise<Session | undefined> {
  if (access === "session") return authenticate(token, "any");
  return access === "recent-session" ? authenticate(token, "recent") : undefined;
}

function bearerOf(context: Context): string | undefined {
  return /^Bearer (.{1,200})$/.exec(context.req.header("authorization") ?? "")?.[1];
}

async function decodeInput(
  route: Route,
  context: Context,
): Promise<{ params?: unknown; query?: unknown; body?: unknown }> {
  return {
    ...(route.params === undefined ? {} : { params: readInput(route.params, context.req.param(), "path") }),
    ...(route.query === undefined
      ? {}
      : { query: readInput(route.query.strict(), context.req.query(), "query") }),
    ...(route.body === undefined ? {} : { body: await decodeBody(route.body, context) }),
  };
}

async function decodeBody(schema: z.ZodType | "bytes", context: Context): Promise<unknown> {
  if (schema === "bytes") return new Uint8Array(await context.req.arrayBuffer());
  const text = await context.req.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AppError("input.invalid", { field: "body", value: "what was sent", problem: "it is not JSON" });
  }
  return readInput(schema, json, "body");
}

function encodeAnswer(route: Route, answer: unknown, context: Context): Response {
  if (route.response === "none" || route.response === "events") return context.body(null, 204);
  if (route.response !== "bytes")
    return context.json(z.parse(jsonValue, z.encode(route.response, answer)), route.statusOf?.(answer));
  const { bytes, mediaType } = z.parse(bytesAnswer, answer);
  const known = knownMediaType(mediaType);
  // Stored bytes come from anybody: they are never rendered in the node's own origin.
  return new Response(bytes, {
    headers: {
      "content-type": known,
      "content-disposition": `attachment; filename="document.${fileEndingOf(known)}"`,
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
}

const jsonValue = z.unknown();
const bytesAnswer = z.object({ bytes: z.instanceof(Uint8Array<ArrayBuffer>), mediaType: z.string() });

function refuseSize(limit: number): never {
  throw new AppError("input.too-large", { field: "body", value: `more than ${limit}`, limit });
}

function register(app: OpenAPIHono, route: Route): void {
  const method = z.enum(["get", "post", "delete"]).parse(route.method.toLowerCase());
  app.openAPIRegistry.registerPath({
    method,
    path: route.path,
    summary: route.summary,
    ...securityOf(route),
    request: {
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { query: route.query }),
      ...(route.body === undefined ? {} : { body: { content: contentOf(route.body) } }),
    },
    responses: {
      [route.response === "none" ? 204 : 200]: {
        description: route.summary,
        ...(route.response === "none" ? {} : { content: contentOf(route.response) }),
      },
      ...(route.statusOf === undefined || route.response === "none"
        ? {}
        : { 503: { description: route.summary, content: contentOf(route.response) } }),
      default: { description: "A refusal (RFC 9457)" },
    },
  });
}

/** A client shows the same bearer token whether or not its proof has to be recent. */
function securityOf({ access }: Route) {
  if (access === "public") return {};
  return { security: [{ [access === "admin" ? access : "session"]: [] }] };
}

function contentOf(schema: z.ZodType | "bytes" | "events") {
  if (schema === "bytes")
    return { "application/octet-stream": { schema: { type: "string", format: "binary" } as const } };
  if (schema === "events") return { "text/event-stream": { schema: { type: "string" } as const } };
  return { "application/json": { schema } };
}
