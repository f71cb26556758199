export interface TryUntilDoneParameters {
  readonly act: () => Promise<void>;
  /** Hears of every failure and of the pause before the next attempt. */
  readonly onFailure: (error: unknown, pauseMs: number) => void;
  /** Asked before every attempt; once it says so, nothing is tried any more. */
  readonly isOver: () => boolean;
  /** Of the first pause, milliseconds; each is twice the one before. */
  readonly firstPauseMs?: number;
}

const longestPauseMs = 30_000;

/** Tries again after a failure, with growing pauses. Never rejects. */
export async function tryUntilDone({
  act,
  onFailure,
  isOver,
  firstPauseMs = 250,
}: TryUntilDoneParameters): Promise<void> {
  for (let pauseMs = firstPauseMs; !isOver(); pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      await act();
      return;
    } catch (error) {
      onFailure(error, pauseMs);
    }
    await pause(pauseMs, isOver);
  }
}

/** Waits, but not on after it is over. */
async function pause(milliseconds: number, isOver: () => boolean): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until && !isOver()) await new Promise((resolve) => setTimeout(resolve, 50));
}
