import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

/** What becomes of a request: passed on, left without an answer, refused by the server, or refused as JSON-RPC. */
export type RpcFault = "pass" | "hang" | "fail" | "refuse";
export type FaultyRpc = AsyncDisposable & {
  readonly url: string;
  /** From now on, for every request by its method and parameters. */
  behave(fault: (method: string, params: readonly unknown[]) => RpcFault): void;
};

const request = z.object({
  id: z.unknown(),
  method: z.string(),
  params: z.array(z.unknown()).default([]),
});

/** Stands before a chain's RPC and passes everything on until it is told otherwise. */
export async function startFaultyRpc(target: string): Promise<FaultyRpc> {
  let faultOf: (method: string, params: readonly unknown[]) => RpcFault = () => "pass";

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    const { id, method, params } = request.parse(JSON.parse(body.toString()));
    const fault = faultOf(method, params);
    if (fault === "hang") return;
    if (fault === "fail") {
      response.writeHead(500).end("<html>no backend</html>");
      return;
    }
    response.setHeader("content-type", "application/json");
    const error = { code: -32_602, message: "not known here" };
    if (fault === "refuse") response.end(JSON.stringify({ jsonrpc: "2.0", id, error }));
    else response.end(await passOn(target, body));
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
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function passOn(target: string, body: Buffer): Promise<string> {
  const headers = { "content-type": "application/json" };
  return (await fetch(target, { method: "POST", headers, body: new Uint8Array(body) })).text();
}
