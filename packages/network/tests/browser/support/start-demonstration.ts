import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../../../src/process/port.ts";

const program = new URL("../../../src/start.ts", import.meta.url).pathname;

export interface StartedDemonstration extends AsyncDisposable {
  /** Page and API of Billings Clinic's node. */
  readonly url: string;
}

/** What `npm start` starts, seeded, on free ports and with a folder of its own that is gone afterwards. */
export async function startDemonstration(): Promise<StartedDemonstration> {
  const dir = mkdtempSync(join(tmpdir(), "medequipshare-page-"));
  const [chain = 0] = await freePorts(1);
  const [node = 0] = await freePorts(1);
  const options = ["--data", dir, "--chain-port", String(chain), "--node-port", String(node)];
  const child = spawn(process.execPath, [program, ...options]);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      if (/^ready/m.test(said)) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`the network ended with ${code}:\n${said}`)));
  });
  return {
    url: `http://localhost:${node}`,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
