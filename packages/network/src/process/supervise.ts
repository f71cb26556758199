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

export type SuperviseParameters = Omit<ChildParameters, "onCrash" | "signal"> & {
  /** Hears, in words, of every crash and of every restart that failed. */
  readonly onTrouble?: (text: string) => void;
};

/** Starts a child and keeps it running: one that cannot be started again is tried again after growing pauses. */
export async function supervise({
  onTrouble = () => {},
  ...parameters
}: SuperviseParameters): Promise<Supervised> {
  const { name } = parameters;
  const stopping = new AbortController();
  const { signal } = stopping;
  // One restart after the other: two of them side by side would leave two children on the same data.
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    turn = turn.then(act);
    return turn;
  };
  const start = (): Promise<Child> => startChild({ ...parameters, onCrash, signal });
  const onCrash = () => {
    if (signal.aborted) return;
    onTrouble(`${name} ended unexpectedly and is started again`);
    void inTurn(restart);
  };
  const restart = () =>
    tryUntilDone({
      async act() {
        child = await start();
      },
      isOver: () => signal.aborted,
      onFailure: (error, pauseMs) => {
        if (signal.aborted) return;
        const [why] = String(error).split("\n");
        onTrouble(`${name} could not be started again (${why}); next attempt in ${pauseMs / 1000} s`);
      },
    });
  let child = await start();
  return {
    name,
    current: () => child,
    killAndRestart: () =>
      inTurn(async () => {
        await child.kill();
        await restart();
      }),
    async stop() {
      stopping.abort();
      await turn;
      await child.stop();
    },
  };
}
