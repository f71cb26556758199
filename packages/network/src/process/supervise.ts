import { type Child, type ChildParameters, startChild } from "./child.ts";
import { tryUntilDone } from "./try-until-done.ts";

/** A child that is started again, with the same arguments, whenever it ends unasked. */
export interface Supervised {
  readonly name: string;
  current(): Child;
  /** Ends it at once and waits until it is up again. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export type SuperviseParameters = Omit<ChildParameters, "onCrash"> & {
  /** Hears, in words, of every crash and of every restart that failed. */
  readonly onTrouble?: (text: string) => void;
};

/** Starts a child and keeps it running: one that cannot be started again is tried again after growing pauses. */
export async function supervise({
  onTrouble = () => {},
  ...parameters
}: SuperviseParameters): Promise<Supervised> {
  const { name } = parameters;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const start = (): Promise<Child> => startChild({ ...parameters, onCrash });
  const onCrash = () => {
    if (stopping) return;
    onTrouble(`${name} ended unexpectedly and is started again`);
    restarting = restart();
  };
  const restart = () =>
    tryUntilDone({
      async act() {
        child = await start();
      },
      isOver: () => stopping,
      onFailure: (error, pauseMs) => {
        const [why] = String(error).split("\n");
        onTrouble(`${name} could not be started again (${why}); next attempt in ${pauseMs / 1000} s`);
      },
    });
  let child = await start();
  return {
    name,
    current: () => child,
    async killAndRestart() {
      await restarting;
      await child.kill();
      restarting = restart();
      await restarting;
    },
    async stop() {
      stopping = true;
      await restarting;
      await child.stop();
    },
  };
}
