import { type Child, type ChildParameters, startChild } from "./child.ts";

/** A child that is started again, with the same arguments, whenever it ends unasked. */
export interface Supervised {
  readonly name: string;
  current(): Child;
  /** Ends it at once and waits until it is up again. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a child and keeps it running; `onRestart` hears of every crash. */
export async function supervise(
  parameters: Omit<ChildParameters, "onCrash">,
  onRestart: (name: string) => void = () => {},
): Promise<Supervised> {
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const start = (): Promise<Child> =>
    startChild({
      ...parameters,
      onCrash: () => {
        if (stopping) return;
        onRestart(parameters.name);
        restarting = restart();
      },
    });
  const restart = async () => {
    child = await start();
  };
  let child = await start();
  return {
    name: parameters.name,
    current: () => child,
    async killAndRestart() {
      await restarting;
      await child.kill();
      await restart();
    },
    async stop() {
      stopping = true;
      await restarting.catch(() => undefined);
      await child.stop();
    },
  };
}
