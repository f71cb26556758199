import { APPLIED_EVENT, type AppliedBlock, appliedBlock } from "@medequipshare/protocol";
import type { Context, Handler } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import type { EventHub } from "./event-hub.ts";
import type { StreamCount } from "./limit-streams.ts";

/** Proxies and browsers close a silent stream; a comment this often keeps it open. */
const HEARTBEAT_MS = 15_000;

export type StreamEventsParameters = {
  readonly hub: EventHub;
  /** Aborted when the node closes. */
  readonly closing: AbortSignal;
  readonly streams: StreamCount;
  readonly addressOf: (context: Context) => string;
};

/** Answers with one server-sent event per applied block, until the client or the node goes. */
export function streamEvents({ hub, closing, streams, addressOf }: StreamEventsParameters): Handler {
  return (context) => {
    // A HEAD is answered by the same handler, and nobody would ever read or leave its stream.
    if (context.req.method === "HEAD")
      return context.body(null, 200, { "content-type": "text/event-stream" });
    const leave = streams.enter(addressOf(context));
    return streamSSE(context, async (stream) => {
      const ended = new AbortController();
      const signal = AbortSignal.any([ended.signal, closing]);
      signal.addEventListener("abort", leave, { once: true });
      stream.onAbort(() => ended.abort());
      hub.subscribe((block) => void stream.writeSSE(eventOf(block)).catch(() => ended.abort()), signal);
      await stream.write(": connected\n\n");
      const heartbeat = setInterval(() => void stream.write(": alive\n\n"), HEARTBEAT_MS);
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
      clearInterval(heartbeat);
    });
  };
}

function eventOf(block: AppliedBlock) {
  return {
    event: APPLIED_EVENT,
    id: String(block.blockNumber),
    data: JSON.stringify(z.encode(appliedBlock, block)),
  };
}
