import { createServer } from "node:net";

/** Whether a TCP port of the loopback interface can be listened on. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/**
 * Waits until a port can be listened on: programs of an earlier run that was killed may still be closing theirs.
 * Answers false when it is still used after `patienceMs`.
 */
export async function untilPortFree(port: number, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!(await isPortFree(port))) {
    if (performance.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/**
 * The first of `count` free ports in a row. They lie below those that systems give outgoing connections
 * (from 32,768 on Linux), which could otherwise take one while the program that listens on it is started again.
 */
export async function freeRun(count: number): Promise<number> {
  for (;;) {
    const first = 10_000 + Math.floor(Math.random() * 20_000);
    const run = Array.from({ length: count }, (_, index) => isPortFree(first + index));
    if ((await Promise.all(run)).every(Boolean)) return first;
  }
}

/** `count` free ports, one after the other. */
export async function freePorts(count: number): Promise<number[]> {
  const first = await freeRun(count);
  return Array.from({ length: count }, (_, index) => first + index);
}
