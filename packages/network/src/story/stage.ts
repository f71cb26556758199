import type { SlotSeconds } from "@medequipshare/domain";
import type { NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import type { LockSimulator } from "../usage/lock-simulator.ts";
import type { MeterSimulator } from "../usage/meter-simulator.ts";
import type { Cast, Places } from "./cast.ts";
import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";
import type { StoryRecord } from "./record.ts";

/** A node as the story reaches it. */
export interface StoryNode {
  readonly name: string;
  readonly url: string;
  readonly mqttUrl: string;
}

/** What every step of the story works with. */
export interface Stage {
  readonly random: Random;
  readonly clock: Clock;
  readonly cast: Cast;
  readonly places: Places;
  readonly record: StoryRecord;
  readonly chain: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly ownerNode: StoryNode;
  readonly borrowerNode: StoryNode;
  /** That of the founding members. */
  readonly othersNode: StoryNode;
  /** 3600 on a private network; 900 where the story is played in real time. */
  readonly slotSeconds: SlotSeconds;
  readonly facts: Facts;
}

/** What the steps leave for those after them. */
export interface Facts {
  readonly ids: Map<string, number>;
  /** What each facility should have free on the ledger by the rules of the domain, token units, by slug. */
  readonly book: Map<string, bigint>;
  unitId?: number;
  reservationId?: bigint;
  startsAt?: number;
  endsAt?: number;
  agreement?: `0x${string}`;
  meter?: MeterSimulator;
  lock?: LockSimulator;
  /** Seconds the unit ran on this loan, as the simulated equipment knows it. */
  ranSeconds?: number;
}

/** A fact that an earlier step must have left. */
export function known<Name extends keyof Facts>(facts: Facts, name: Name): NonNullable<Facts[Name]> {
  const value = facts[name];
  if (value === undefined || value === null) throw new TypeError(`the story has no ${name} yet`);
  return value;
}

export function idOf({ facts }: Stage, place: { readonly slug: string }): number {
  const id = facts.ids.get(place.slug);
  if (id === undefined) throw new TypeError(`${place.slug} has not joined yet`);
  return id;
}

/** A JSON document as the bytes to be stored. */
export const jsonBytes = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(value));

/** Notes in the book of the story what an act must have changed. */
export function post({ facts }: Stage, place: { readonly slug: string }, change: bigint): void {
  facts.book.set(place.slug, (facts.book.get(place.slug) ?? 0n) + change);
}
