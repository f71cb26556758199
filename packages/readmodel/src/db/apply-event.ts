import { recordActivity } from "../insight/record-activity.ts";
import type { ChainEvent, EventPlace } from "./chain-event.ts";
import type { ChainRows } from "./chain-rows.ts";
import { followings } from "./followings.ts";
import { lowerArgs } from "./lower-args.ts";

type Handler = (rows: ChainRows, args: never, place: EventPlace) => unknown;

/** Applies one event to the rows. Events come in the chain's order, each once. */
export async function applyEvent(rows: ChainRows, event: ChainEvent): Promise<void> {
  const handlers: Readonly<Record<string, Handler>> = followings[event.peer].handlers;
  const handler = handlers[event.eventName];
  if (handler === undefined) throw new Error(`nobody follows ${event.eventName} of ${event.peer}`);
  // Peer, name and arguments of a ChainEvent belong together, which its type says but a lookup cannot show.
  await handler(rows, lowerArgs(event.args) as never, event);
  await recordActivity(rows, event);
}
