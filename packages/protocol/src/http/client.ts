import { AppError, isAppError } from "@medequipshare/domain";
import { z } from "zod";
import { writeInput } from "../wire/read-input.ts";
import { type AppliedBlock, appliedBlock } from "./events.ts";
import { errorOfProblem, problem } from "./problem.ts";
import { readEventStream } from "./read-event-stream.ts";
import type { Route, RouteInput, RouteOutput } from "./route.ts";
import { type Routes, routes } from "./routes.ts";

export type NodeClientOptions = {
  /** Session token, or the administrator's token; asked for at every call. */
  readonly token?: (() => string | undefined) | undefined;
  readonly fetch?: typeof fetch | undefined;
  /**
   * Told of each refusal, and of the token that was refused; whether what made the node refuse has been put right, so
   * that the call is made once more.
   */
  readonly mend?: ((refusal: AppError, refused: string | undefined) => Promise<boolean>) | undefined;
};

type Verb<R extends Route> =
  object extends RouteInput<R>
    ? (input?: RouteInput<R>, options?: CallOptions) => Promise<RouteOutput<R>>
    : (input: RouteInput<R>, options?: CallOptions) => Promise<RouteOutput<R>>;

export type CallOptions = { readonly signal?: AbortSignal | undefined };

/** A node's API: client.unit.get({ params: { unitId: 1 } }). */
export type NodeClient = {
  readonly [Subject in keyof Routes]: {
    readonly [Name in keyof Routes[Subject]]: Routes[Subject][Name] extends Route
      ? Verb<Routes[Subject][Name]>
      : never;
  };
} & {
  readonly url: string;
  /** Follows the applied blocks until aborted; ends when the connection does, so call it again. */
  readonly watch: (signal: AbortSignal) => AsyncIterable<AppliedBlock>;
};

type LooseInput = { params?: object; query?: object; body?: unknown };

/**
 * A typed client of a node, for Node and browsers. Answers are checked against their schemas; refusals are thrown as
 * the AppError the node meant; a node that does not answer is `node.unreachable`.
 */
export function createNodeClient(url: string, options: NodeClientOptions = {}): NodeClient {
  const base = url.replace(/\/$/, "");
  const verbs = Object.fromEntries(
    Object.entries(routes).map(([subject, group]) => [
      subject,
      Object.fromEntries(
        Object.entries(group).map(([name, route]: [string, Route]) => [
          name,
          (input: LooseInput = {}, call: CallOptions = {}) => callRoute(base, route, input, call, options),
        ]),
      ),
    ]),
  );
  const watch = (signal: AbortSignal) => watchEvents(base, signal, options);
  // The table was mapped entry by entry, so the result has the mapped type.
  return { ...verbs, url: base, watch } as unknown as NodeClient;
}

async function callRoute(
  base: string,
  route: Route,
  input: LooseInput,
  call: CallOptions,
  options: NodeClientOptions,
) {
  const path = fillPath(route, input.params);
  const query = queryText(route, input.query);
  const headers = new Headers();
  const body = encodeBody(route, input.body, headers);
  const ask = (token: string | undefined) => {
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    return send(base, `${path}${query}`, options, {
      method: route.method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
  };
  return readBody(route, await mended(ask, options));
}

async function mended(
  ask: (token: string | undefined) => Promise<Response>,
  { token, mend }: NodeClientOptions,
): Promise<Response> {
  const used = token?.();
  try {
    return await ask(used);
  } catch (error) {
    if (mend !== undefined && isAppError(error) && (await mend(error, used))) return ask(token?.());
    throw error;
  }
}

async function send(
  base: string,
  path: string,
  options: NodeClientOptions,
  init: RequestInit,
): Promise<Response> {
  const doFetch = options.fetch ?? fetch;
  let response: Response;
  try {
    response = await repeatedOnce(() => doFetch(`${base}${path}`, init), init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new AppError("node.unreachable", { url: base }, { cause });
  }
  if (response.ok || isAnswer(response)) return response;
  const told = problem.safeParse(await response.json().catch(() => undefined));
  if (told.success) throw errorOfProblem(told.data);
  throw new AppError("node.unreachable", { url: base, status: response.status });
}

/** What answers with another status than 200 is no refusal when it is not a problem. */
function isAnswer({ headers, status }: Response): boolean {
  return status === 503 && headers.get("content-type") === "application/json";
}

/** A server may close a connection that it kept open just as it is used again (RFC 9112, 9.5). */
async function repeatedOnce(
  call: () => Promise<Response>,
  { method, signal }: RequestInit,
): Promise<Response> {
  try {
    return await call();
  } catch (cause) {
    if (method === "POST" || signal?.aborted === true) throw cause;
    return call();
  }
}

function fillPath(route: Route, params: object | undefined): string {
  const encoded =
    route.params === undefined
      ? {}
      : z.record(z.string(), z.string()).parse(writeInput(route.params, { ...params }, "path"));
  return route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(encoded[name] ?? ""));
}

function queryText(route: Route, query: object | undefined): string {
  if (route.query === undefined || query === undefined) return "";
  const encoded = z
    .record(z.string(), z.string().optional())
    .parse(writeInput(route.query, { ...query }, "query"));
  const given = Object.entries(encoded).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, value]],
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

function encodeBody(
  route: Route,
  body: unknown,
  headers: Headers,
): string | Uint8Array<ArrayBuffer> | undefined {
  if (route.body === undefined) return undefined;
  if (route.body === "bytes") {
    headers.set("content-type", "application/octet-stream");
    return z.instanceof(Uint8Array<ArrayBuffer>).parse(body);
  }
  headers.set("content-type", "application/json");
  return JSON.stringify(writeInput(route.body, body, "body"));
}

async function readBody(route: Route, response: Response): Promise<unknown> {
  if (route.response === "bytes") return new Uint8Array(await response.arrayBuffer());
  if (route.response === "none" || route.response === "events") return undefined;
  return z.parse(route.response, await response.json());
}

async function* watchEvents(
  base: string,
  signal: AbortSignal,
  options: NodeClientOptions,
): AsyncIterable<AppliedBlock> {
  const response = await send(base, routes.event.stream.path, options, { signal });
  if (response.body === null) return;
  for await (const data of readEventStream(response.body)) yield appliedBlock.parse(JSON.parse(data));
}
