import type { UnixSeconds } from "../reservation/time-slot.ts";

/** How long after an opening without a grant its person has to say who and why, as on chain. */
export const BREAK_GLASS_IDENTIFY_SECONDS = 900;

/** `late` was not identified in time and still is not; one identified late awaits its review as any other. */
export type BreakGlassState = "awaits-identity" | "late" | "awaits-review" | "reviewed";

export type BreakGlassFacts = {
  /** Last second in which identifying is in time. */
  readonly identifyBy: UnixSeconds;
  readonly identifiedAt: UnixSeconds | null;
  readonly reviewedAt: UnixSeconds | null;
};

/** What an opening without a grant waits for at `now`. */
export function breakGlassState(facts: BreakGlassFacts, now: UnixSeconds): BreakGlassState {
  if (facts.reviewedAt !== null) return "reviewed";
  if (facts.identifiedAt !== null) return "awaits-review";
  return now > facts.identifyBy ? "late" : "awaits-identity";
}
