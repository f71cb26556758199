import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { answerHalf, type HalfAnswer, RpcRefusal, type RpcRequest } from "./rpc-faults.ts";

/**
 * What becomes of a request: passed on, left without an answer, refused by the server, refused as one too many, refused
 * as JSON-RPC, answered with a page, cut off before the chain hears it or after, or answered only half.
 */
export type RpcFault =
  | "pass"
  | "hang"
  | "fail"
  | "throttle"
  | "refuse"
  | "garble"
  | "cut"
  | "mute"
  | HalfAnswer;
export type FaultyRpc = AsyncDisposable & {
  readonly url: string;
  /** From now on, for every request by its method and parameters. */
  behave(fault: (method: string, params: readonly unknown[]) => RpcFault): void;
  /** How many requests were not simply passed on since it was last told how to behave. */
  readonly faults: number;
};

const request = z.object({
  id: z.unknown(),
  method: z.string(),
  params: z.array(z.unknown()).default([]),
});
const answered = z.object({
  result: z.unknown(),
  error: z.object({ code: z.number(), message: z.string(), data: z.unknown() }).optional(),
});

/** Stands before a chain's RPC and passes everything on until it is told otherwise. */
export async function startFaultyRpc(target: string): Promise<FaultyRpc> {
  let faultOf: (method: string, params: readonly unknown[]) => RpcFault = () => "pass";
  let faults = 0;

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString();
    const asked = request.parse(JSON.parse(body));
    const fault = faultOf(asked.method, asked.params);
    if (fault !== "pass") faults += 1;
    await misbehave(fault, { target, asked, body, response });
  }

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("it listens on no port");
  return {
    url: `http://127.0.0.1:${bound.port}`,
    behave(fault) {
      faultOf = fault;
      faults = 0;
    },
    get faults() {
      return faults;
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

type Exchange = {
  readonly target: string;
  readonly asked: RpcRequest & { readonly id: unknown };
  readonly body: string;
  readonly response: ServerResponse;
};

async function misbehave(fault: RpcFault, { target, asked, body, response }: Exchange): Promise<void> {
  const page = { "content-type": "text/html" };
  const json = { "content-type": "application/json" };
  const tell = (outcome: object) =>
    response.writeHead(200, json).end(JSON.stringify({ jsonrpc: "2.0", id: asked.id, ...outcome }));
  switch (fault) {
    case "pass":
      return void response.writeHead(200, json).end(await passOn(target, body));
    case "hang":
      return;
    case "fail":
      return void response.writeHead(500, page).end("<html>no backend</html>");
    case "throttle":
      return void response.writeHead(429, json).end('{"message":"Too Many Requests"}');
    case "garble":
      return void response.writeHead(200, page).end("<html>under maintenance</html>");
    case "refuse":
      return void tell({ error: { code: -32_602, message: "not known here" } });
    case "mute":
      await passOn(target, body);
      return void response.destroy();
    case "cut":
      return void response.destroy();
    default:
      return void tell(await halfOf(fault, asked, target));
  }
}

async function halfOf(fault: HalfAnswer, { method, params }: RpcRequest, target: string): Promise<object> {
  const ask = async (each: RpcRequest) => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, ...each });
    const { result, error } = answered.parse(JSON.parse(await passOn(target, body)));
    if (error !== undefined) throw new RpcRefusal(error.code, error.message, error.data);
    return result;
  };
  try {
    return { result: (await answerHalf(fault, { method, params }, ask)) ?? null };
  } catch (error) {
    if (!(error instanceof RpcRefusal)) throw error;
    const { code, message, data } = error;
    return { error: { code, message, data } };
  }
}

async function passOn(target: string, body: string): Promise<string> {
  const headers = { "content-type": "application/json" };
  return (await fetch(target, { method: "POST", headers, body })).text();
}
