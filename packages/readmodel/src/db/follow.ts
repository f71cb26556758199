import type { EventArgs, PeerName } from "@medequipshare/contracts";
import type { ToldEvent } from "@medequipshare/sdk/tells";
import type { EventPlace } from "./chain-event.ts";
import type { ChainRows } from "./chain-rows.ts";

/** What to do with each event of a peer: one that lacks does not compile. What a handler gives is awaited. */
export type EventHandlers<Peer extends PeerName> = {
  readonly [Name in ToldEvent<Peer>]: (
    rows: ChainRows,
    args: EventArgs<Peer, Name>,
    place: EventPlace,
  ) => unknown;
};

/** What a room does with the events of one of its peers. */
export type Following<Peer extends PeerName> = {
  readonly peer: Peer;
  readonly handlers: EventHandlers<Peer>;
};

/** States what each event of the peer does to the rows. Events come in the chain's order, each once. */
export function follow<const Peer extends PeerName>(
  peer: Peer,
  handlers: EventHandlers<Peer>,
): Following<Peer> {
  return { peer, handlers };
}
