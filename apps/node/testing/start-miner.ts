import { setTimeout } from "node:timers/promises";
import type { TestClient } from "viem";

export type Miner = AsyncDisposable & {
  /** Done before each block. */
  beforeBlock: () => Promise<unknown>;
  /** Does something between two blocks. */
  between<Result>(work: () => Promise<Result>): Promise<Result>;
};

const BLOCK_MS = 250;

/** Makes a block four times a second, as a chain does whether or not somebody sends something. */
export async function startMiner(control: TestClient): Promise<Miner> {
  await control.setAutomine(false);
  let isEnded = false;
  let turn: Promise<unknown> = Promise.resolve();
  const miner: Miner = {
    beforeBlock: async () => undefined,
    between(work) {
      const result = turn.then(work);
      turn = result.catch(() => undefined);
      return result;
    },
    async [Symbol.asyncDispose]() {
      isEnded = true;
      await running;
    },
  };
  async function mine(): Promise<void> {
    await miner.beforeBlock();
    await control.mine({ blocks: 1 });
  }
  async function run(): Promise<void> {
    while (!isEnded) {
      await miner.between(mine);
      await setTimeout(BLOCK_MS);
    }
  }
  const running = run();
  return miner;
}
