import type { AppliedBlock } from "@medequipshare/protocol";

/** Spreads applied blocks to whoever listens, in this process. */
export type EventHub = {
  publish(block: AppliedBlock): void;
  /** Listens until aborted. */
  subscribe(listener: (block: AppliedBlock) => void, signal: AbortSignal): void;
  readonly listeners: number;
};

export function createEventHub(): EventHub {
  const listeners = new Set<(block: AppliedBlock) => void>();
  return {
    publish(block) {
      for (const listener of listeners) listener(block);
    },
    subscribe(listener, signal) {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener("abort", () => listeners.delete(listener), { once: true });
    },
    get listeners() {
      return listeners.size;
    },
  };
}
