import type { TokenUnits } from "../settlement/money.ts";
import { OVERRIDE_LIMIT, OVERRIDE_PERIOD_SECONDS } from "./override.ts";
import type { UnixSeconds } from "./time-slot.ts";

/** An override a facility made. */
export type PastOverride = {
  readonly displacedId: bigint;
  readonly madeAt: UnixSeconds;
  readonly bond: TokenUnits;
  readonly reviewedAt: UnixSeconds | null;
  /** What its review decided; null before it, 0 when justified. */
  readonly suspendedUntil: UnixSeconds | null;
};

export type OverrideObstacle = "review-pending" | "suspended" | "limit-reached";

/** What a facility has of the right to override. */
export type OverrideRight = {
  /** The displaced reservation of the override that waits for its review. */
  readonly pendingId: bigint | null;
  readonly bond: TokenUnits;
  /** Exclusive; 0 when not suspended. */
  readonly suspendedUntil: UnixSeconds;
  /** Overrides in the last 30 days. */
  readonly used: number;
  /** From when the limit allows another one; 0 before the limit was ever reached. */
  readonly freeAt: UnixSeconds;
  /** Why the facility may not override now; null when it may. */
  readonly obstacle: OverrideObstacle | null;
};

/** The right that follows from all overrides a facility made, in any order. The on-chain OverrideDesk keeps the same. */
export function overrideRight(past: readonly PastOverride[], now: UnixSeconds): OverrideRight {
  const newest = past.toSorted((one, other) => other.madeAt - one.madeAt);
  const pending = newest.find(({ reviewedAt }) => reviewedAt === null);
  // One review at a time, so the newest reviewed override has the last word.
  const suspendedUntil = newest.find(({ reviewedAt }) => reviewedAt !== null)?.suspendedUntil ?? 0;
  const oldest = newest[OVERRIDE_LIMIT - 1];
  const freeAt = oldest === undefined ? 0 : oldest.madeAt + OVERRIDE_PERIOD_SECONDS;
  const used = newest
    .slice(0, OVERRIDE_LIMIT)
    .filter(({ madeAt }) => madeAt > now - OVERRIDE_PERIOD_SECONDS).length;
  const pendingId = pending?.displacedId ?? null;
  const right = { pendingId, bond: pending?.bond ?? 0n, suspendedUntil, used, freeAt };
  return { ...right, obstacle: obstacleOf(right, now) };
}

/** In the order in which the contract asks. */
function obstacleOf(
  { pendingId, suspendedUntil, freeAt }: Omit<OverrideRight, "obstacle">,
  now: UnixSeconds,
): OverrideObstacle | null {
  if (pendingId !== null) return "review-pending";
  if (now < suspendedUntil) return "suspended";
  return now < freeAt ? "limit-reached" : null;
}
