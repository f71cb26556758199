import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freeRun } from "../../../src/process/port.ts";

const source = new URL("../../../src/", import.meta.url).pathname;
const PORTS = 8;

export interface StartedDemonstration extends AsyncDisposable {
  /** Page and API of Billings Clinic's node. */
  readonly url: string;
  /** API of the borrower's own node. */
  readonly borrowerUrl: string;
  /** Keys of the network's people. */
  readonly peopleDir: string;
  /** Plays the story on this network, in real time; the process can be ended at any moment. */
  playStory(): ChildProcess;
}

/**
 * What `npm start` starts, seeded, on free ports: in the folder named by SEEDED_NETWORK_FOLDER, which whoever named it
 * keeps and which an earlier test may have seeded, or in one of its own that is gone afterwards.
 */
export async function startDemonstration(): Promise<StartedDemonstration> {
  const given = process.env["SEEDED_NETWORK_FOLDER"];
  const dir = given ? join(given, "network") : mkdtempSync(join(tmpdir(), "medequipshare-page-"));
  const port = await freeRun(PORTS);
  const [chain, node, borrowerNode] = [port, port + 2, port + 3].map(String);
  const child = run("start.ts", ["--data", dir, "--chain-port", `${chain}`, "--node-port", `${node}`]);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await saysReady(child);
  const url = `http://localhost:${node}`;
  const borrowerUrl = `http://localhost:${borrowerNode}`;
  const peopleDir = join(dir, "people");
  return {
    url,
    borrowerUrl,
    peopleDir,
    playStory: () =>
      run("story.ts", [
        ...["--network", url],
        ...["--borrower-node", borrowerUrl],
        ...["--people", peopleDir],
      ]),
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await ended;
      if (!given) rmSync(dir, { recursive: true, force: true });
    },
  };
}

function run(program: string, options: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(source, program), ...options]);
}

function saysReady(child: ChildProcess): Promise<void> {
  let said = "";
  return new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      said += chunk.toString();
      if (/^ready/m.test(said)) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`the network ended with ${code}:\n${said}`)));
  });
}
