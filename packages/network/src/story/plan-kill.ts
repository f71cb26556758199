import type { RunningNode } from "../boot/start-node.ts";
import type { Random } from "./random.ts";
import type { StoryRecord } from "./record.ts";

/** Kills one node, as a power cut would, just before a randomly chosen act, and starts it again. */
export function planKill(
  random: Random,
  nodes: readonly RunningNode[],
  record: StoryRecord,
): () => Promise<void> {
  const at = random.between(5, 60);
  const victim = random.pick(nodes);
  let acts = 0;
  return async () => {
    acts += 1;
    if (acts !== at) return;
    await victim.process.killAndRestart();
    record.tell({
      who: `The node of the ${victim.plan.name}`,
      what: `was killed before act ${at} and started again`,
    });
  };
}
