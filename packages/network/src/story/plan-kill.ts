import type { RunningNode } from "../boot/start-node.ts";
import type { Random } from "./random.ts";
import type { StoryRecord } from "./record.ts";

/** The story has some eighty acts; the kill may come at any but the very last ones. */
const LAST_ACT = 76;

export interface PlannedKill {
  /** To be awaited before every act. */
  beforeAct(): Promise<void>;
  /** Waits for the restart. Throws when the story was over before the kill came. */
  settled(): Promise<void>;
}

/**
 * Kills one node, as a power cut would, at a randomly chosen act, and starts it again: either before the act, or while
 * the act is on its way through that node.
 */
export function planKill(random: Random, nodes: readonly RunningNode[], record: StoryRecord): PlannedKill {
  const at = random.between(3, LAST_ACT);
  const victim = random.pick(nodes);
  const inFlight = random.pick([true, false]);
  let acts = 0;
  let restarted: Promise<void> | undefined;
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
    async settled() {
      if (!restarted) throw new Error(`the story has ${acts} acts, the kill was planned for act ${at}`);
      await restarted;
    },
  };
}
