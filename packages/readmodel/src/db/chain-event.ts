import type { NetworkEvent } from "@medequipshare/contracts";
import type { IgnoredEvent } from "@medequipshare/sdk/tells";
import type { Hex } from "./column.ts";

/** Where in the chain an event stands. */
export type EventPlace = {
  readonly block: number;
  readonly blockHash: Hex;
  /** Of the block, unix seconds. */
  readonly at: number;
  readonly transaction: Hex;
  readonly logIndex: number;
};

type Followed<Event> = Event extends { readonly eventName: IgnoredEvent } ? never : Event & EventPlace;

/** An event that the read model follows, as its peer's ABI decodes it, and its place. */
export type ChainEvent = Followed<NetworkEvent>;
