import { recordActivity } from "../insight/record-activity.ts";
import type { EventOf, EventPlace } from "./chain-event.ts";
import type { ChainRows } from "./chain-rows.ts";
import { type ChainEvent, transactors } from "./transactors.ts";

type Apply = (rows: ChainRows, event: EventOf<never>) => void | Promise<void>;

/** Applies one event to the rows. Events come in the chain's order, each once. */
export async function applyEvent(rows: ChainRows, event: ChainEvent): Promise<void> {
  const { apply } = transactors[event.name];
  // Name and arguments of a ChainEvent belong together, which the table's type says but a lookup cannot show.
  await (apply as Apply)(rows, event as EventPlace as EventOf<never>);
  await recordActivity(rows, event);
}
