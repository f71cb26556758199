import { contains } from "ox/Bloom";
import type { Hex } from "viem";
import type { FollowedTopics } from "./followed-topics.ts";
import type { RawLog } from "./read-logs.ts";

/**
 * Whether a block's bloom tells of a followed event that is not among its logs. It never overlooks one of a kind that is
 * missing altogether; of several alike it cannot tell how many there are; and it may tell of what never was.
 */
export function tellsOfMore(bloom: Hex, followed: FollowedTopics, logs: readonly RawLog[]): boolean {
  const known = new Set(logs.map(({ address, topics: [topic] }) => `${address.toLowerCase()} ${topic}`));
  for (const [address, topics] of followed) {
    if (!contains(bloom, address)) continue;
    for (const topic of topics) {
      if (!known.has(`${address} ${topic}`) && contains(bloom, topic)) return true;
    }
  }
  return false;
}

/** Bits that are set in a bloom of which at most one quiet block in ten tells of what never was. */
const MOST_BITS = 2_048 / 3;

/** Whether so much happened in the block that its bloom tells of everything. */
export function isCrowded(bloom: Hex): boolean {
  const bits = [...bloom.slice(2)].reduce((sum, digit) => sum + bitsOf(Number.parseInt(digit, 16)), 0);
  return bits > MOST_BITS;
}

function bitsOf(nibble: number): number {
  return (nibble & 1) + ((nibble >> 1) & 1) + ((nibble >> 2) & 1) + (nibble >> 3);
}
