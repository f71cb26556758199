import { Agent, get } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";

/** What an abuser was given: answers by status, and connections that were closed on it. */
export type Abused = { readonly answers: Readonly<Record<string, number>>; readonly cut: number };

const { url, parallel, localAddress } = z
  .object({ url: z.string(), parallel: z.number(), localAddress: z.string() })
  .parse(workerData);
const agent = new Agent({ keepAlive: true, maxSockets: parallel, localAddress });
const answers: Record<string, number> = {};
let cut = 0;
let isEnded = false;

/** One request after the other, whatever the answer, without a pause. */
async function ask(): Promise<void> {
  while (!isEnded) await askOnce();
}

function askOnce(): Promise<void> {
  return new Promise((resolve) => {
    const request = get(url, { agent }, (response) => {
      const status = String(response.statusCode);
      answers[status] = (answers[status] ?? 0) + 1;
      response.on("end", resolve).on("error", resolve).resume();
    });
    request.on("error", () => {
      cut += 1;
      // A refused connection is made again in the next turn of the loop, not in this one.
      setImmediate(resolve);
    });
  });
}

parentPort?.once("message", () => {
  isEnded = true;
  agent.destroy();
  parentPort?.postMessage({ answers, cut } satisfies Abused);
  parentPort?.close();
});
await Promise.all(Array.from({ length: parallel }, ask));
