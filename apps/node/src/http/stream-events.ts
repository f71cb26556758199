import { APPLIED_EVENT, type AppliedBlock, appliedBlock } from "@medequipshare/protocol";
import type { Handler } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import type { EventHub } from "./event-hub.ts";

/** Proxies and browsers close a silent stream; a comment this often keeps it open. */
const HEARTBEAT_MS = 15_000;

/** Answers with one server-sent event per applied block, until the client or the node goes. */
export function streamEvents(hub: EventHub, closing: AbortSignal): Handler {
  return (context) =>
    streamSSE(context, async (stream) => {
      const ended = new AbortController();
      const signal = AbortSignal.any([ended.signal, closing]);
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
}

function eventOf(block: AppliedBlock) {
  return {
    event: APPLIED_EVENT,
    id: String(block.blockNumber),
    data: JSON.stringify(z.encode(appliedBlock, block)),
  };
}
