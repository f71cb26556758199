import type { Hex } from "./column.ts";

/** Where in the chain an event stands. */
export type EventPlace = {
  readonly block: number;
  readonly blockHash: Hex;
  /** Of the block, unix seconds. */
  readonly timestamp: number;
  readonly transaction: Hex;
  readonly logIndex: number;
};

/** A decoded event: its arguments by name, and its place. */
export type EventOf<Args> = EventPlace & { readonly args: Args };
