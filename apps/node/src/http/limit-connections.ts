import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { AppError } from "@medequipshare/domain";
import { PROBLEM_MEDIA_TYPE, problemOf, statusOf } from "@medequipshare/protocol";

export type ConnectionLimits = {
  readonly perClient: number;
  /** Addresses behind which there are many clients: proxies of one's own. */
  readonly exempt: (address: string) => boolean;
};

/** Connections too many that are told so; what comes beyond them is closed without a word. */
const TOLD = 16;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves so many connections of one address at once; a request on one too many is answered with a refusal, its last. */
export function limitConnections(
  server: Server,
  { perClient, exempt }: ConnectionLimits,
  serve: Listener,
): void {
  const open = new Map<string, number>();
  const tooMany = new WeakSet<Socket>();
  server.on("connection", (socket) => {
    const address = socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, "") ?? "unknown";
    if (exempt(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > perClient + TOLD) socket.destroy();
    else if (count > perClient) tooMany.add(socket);
  });
  server.on("request", (request, response) => {
    if (tooMany.has(request.socket)) refuse(response, perClient);
    else serve(request, response);
  });
}

function refuse(response: ServerResponse, limit: number): void {
  const error = new AppError("input.too-many-connections", { limit });
  const status = statusOf(error.code);
  response.writeHead(status, { "content-type": PROBLEM_MEDIA_TYPE, connection: "close" });
  response.end(JSON.stringify(problemOf(error, status)));
}
