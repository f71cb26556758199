import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { RpcAnswer } from "./call-rpc.ts";

/** One JSON-RPC call as it came. */
export interface RpcCall {
  readonly id?: unknown;
  readonly method: string;
  readonly params?: readonly unknown[];
}

type Handle = (call: RpcCall) => Promise<RpcAnswer>;

/** Listens for JSON-RPC over HTTP, single calls and batches, from pages of any origin. Rejects when the port is used. */
export function serveRpc(port: number, handle: Handle): Promise<Server> {
  const server = createServer((request, response) => void answer(handle, request, response));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

async function answer(handle: Handle, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-headers", "content-type");
  if (request.method === "OPTIONS") {
    response.end();
    return;
  }
  try {
    const body: RpcCall | RpcCall[] = JSON.parse(await bodyOf(request));
    const one = async (call: RpcCall) => ({ jsonrpc: "2.0", id: call.id ?? null, ...(await handle(call)) });
    const answered = Array.isArray(body) ? await Promise.all(body.map(one)) : await one(body);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answered));
  } catch (error) {
    response.statusCode = 500;
    response.end(
      JSON.stringify({ jsonrpc: "2.0", id: null, error: { code: -32603, message: String(error) } }),
    );
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}
