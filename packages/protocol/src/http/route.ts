import type { z } from "zod";

/**
 * Who may call: anyone, a person with a session, one who has just proved that it is they, for what gives power, or the
 * administrator of the machine with the local token.
 */
export type RouteAccess = "public" | "session" | "recent-session" | "admin";

/**
 * One operation of a node's API. Schemas are codecs: the wire side is JSON or query text, the program side has big
 * integers. A body or response that is not JSON is "bytes"; "events" is a server-sent stream; "none" is empty.
 */
export type Route = {
  readonly method: "GET" | "POST" | "DELETE";
  /** With parameters as {name}. */
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly access: RouteAccess;
  /** A session that only reads may ask for it though it is no GET. */
  readonly reading?: "may";
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | "bytes";
  readonly response: z.ZodType | "bytes" | "events" | "none";
  /** The status of an answer, where it is not always 200. */
  readonly statusOf?: (answer: unknown) => 200 | 503;
};

type Decoded<Schema> = Schema extends z.ZodType
  ? z.output<Schema>
  : Schema extends "bytes"
    ? Uint8Array<ArrayBuffer>
    : never;

type QueryInput<Query> = object extends Query ? { query?: Query } : { query: Query };

/** What a caller gives: the declared parts of the request, decoded. */
export type RouteInput<R extends Route> = (R extends { params: z.ZodObject }
  ? { params: Decoded<R["params"]> }
  : object) &
  (R extends { query: z.ZodObject } ? QueryInput<Decoded<R["query"]>> : object) &
  (R extends { body: z.ZodType | "bytes" } ? { body: Decoded<R["body"]> } : object);

/** What a caller gets back, decoded. */
export type RouteOutput<R extends Route> = R["response"] extends z.ZodType | "bytes"
  ? Decoded<R["response"]>
  : undefined;

/** Declares one operation, keeping its literal and schema types. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}
