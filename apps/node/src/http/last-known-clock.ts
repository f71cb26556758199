import { AppError } from "@medequipshare/domain";
import type { PublicClient } from "viem";
import { type ChainClock, chainClock } from "./chain-clock.ts";
import { inTime } from "./in-time.ts";

export type LastKnownClock = {
  /** The chain's time; while it does not answer, the last that is known. Throws chain.unreachable when none is. */
  readonly clock: ChainClock;
  /** The time that holds because the chain does not answer; undefined while it does. */
  readonly lastKnown: () => number | undefined;
};

export type LastKnownClockParameters = {
  /** Asks the chain once and briefly. */
  readonly probe: PublicClient;
  /** The newest block in the read model. */
  readonly indexedAt: () => { readonly timestamp: number } | null;
};

/**
 * For what is read: rows are there although the chain is silent. Only who finds it silent first waits for it; the others
 * are answered at once, and it is asked on meanwhile.
 */
export function lastKnownClock({ probe, indexedAt }: LastKnownClockParameters): LastKnownClock {
  const askChain = chainClock(probe);
  let told: number | undefined;
  let isSilent = false;
  const ask = inTime(async () => {
    told = await askChain();
    isSilent = false;
    return told;
  });
  const known = () => Math.max(told ?? 0, indexedAt()?.timestamp ?? 0);

  async function clock(): Promise<number> {
    const asked = ask();
    const time = isSilent ? undefined : await asked;
    if (time !== undefined) return time;
    isSilent = true;
    if (known() === 0) throw new AppError("chain.unreachable", { host: "the configured address" });
    return known();
  }

  return {
    clock,
    lastKnown() {
      if (!isSilent) return undefined;
      void ask();
      return known();
    },
  };
}
