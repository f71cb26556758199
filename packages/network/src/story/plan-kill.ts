import type { RunningNode } from "../boot/start-node.ts";
import type { Random } from "./random.ts";
import type { StoryRecord } from "./record.ts";

export interface PlannedKill {
  /** To be awaited before every act. */
  beforeAct(): Promise<void>;
  /** Waits for the restart, if one is under way. */
  settled(): Promise<void>;
}

/**
 * Kills one node, as a power cut would, at a randomly chosen act, and starts it again: either before the act, or while
 * the act is on its way through that node.
 */
export function planKill(random: Random, nodes: readonly RunningNode[], record: StoryRecord): PlannedKill {
  const at = random.between(5, 60);
  const victim = random.pick(nodes);
  const inFlight = random.pick([true, false]);
  let acts = 0;
  let restarted: Promise<void> = Promise.resolve();
  return {
    async beforeAct() {
      acts += 1;
      if (acts !== at) return;
      restarted = victim.process.killAndRestart();
      if (!inFlight) await restarted;
      const when = inFlight ? "during" : "before";
      record.tell({
        who: `The node of the ${victim.plan.name}`,
        what: `was killed ${when} act ${at} and started again`,
      });
    },
    settled: () => restarted,
  };
}
