import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";

export type WaitlistDeferredArgs = { readonly unitId: number; readonly reasons: number };

/** WaitlistNoted of the same call says what holds from then on; the feed tells why. */
export function onWaitlistDeferred(_rows: ChainRows, _event: EventOf<WaitlistDeferredArgs>): void {}
