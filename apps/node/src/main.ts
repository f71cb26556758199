#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError, parseNpi } from "@medequipshare/domain";
import { createNodeClient, ExitCode, exitCodeOf } from "@medequipshare/protocol";
import { parseConfig, settingNames, unknownSettings } from "./config/config.ts";
import { readEnv } from "./config/env.ts";

const help = `medequipshare-node [run | rebuild | key FILE NPI | help]

  run      starts the node (default); prints "node ready URL" when it serves
  rebuild  asks the running node to drop its chain schema and build it again
  key      prints the public key to which documents for a facility are encrypted; makes it in FILE when it is not there.
           FILE is keys.json in the data folder of the node that will serve the facility
  help     prints this

Settings, from the environment (.env.example explains them):
  ${settingNames.join("\n  ")}
`;

async function run(): Promise<void> {
  const env = readEnv();
  const unknown = unknownSettings(env);
  if (unknown.length > 0) console.error(`node: no such setting: ${unknown.join(", ")}`);
  const config = parseConfig(env);
  const { signal } = stopRequests();
  // Loaded late: a wrong setting should not have to wait for everything a node is made of.
  const { startNode } = await import("./process/start-node.ts");
  const node = await startNode(config, { signal, onTaken: fail }).catch((error: unknown) => {
    if (signal.aborted) return process.exit(0);
    throw error;
  });
  const stop = () => void node.close().then(() => process.exit(0), fail);
  if (signal.aborted) return stop();
  signal.addEventListener("abort", stop, { once: true });
  console.log(`node relayer ${node.relayer}`);
  console.log(`node ready ${node.url}`);
}

/** Aborts when somebody asks the node to stop, which may be before it has started. */
function stopRequests(): AbortController {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // Whoever started the node holds its standard input; when that ends, nobody is left to stop it.
  if (process.env["STOP_WITH_PARENT"]) process.stdin.on("end", stop).resume();
  return stopping;
}

async function rebuild(): Promise<void> {
  const config = parseConfig(readEnv());
  const token = readFileSync(join(config.dataDirectory, "admin.token"), "utf8").trim();
  const url = `http://${config.http.host}:${config.http.port}`;
  const outcome = await createNodeClient(url, { token: () => token }).admin.rebuild();
  const { block, equal, localUntouched, durationMs } = outcome;
  console.log(JSON.stringify({ block, equal, localUntouched, durationMs }));
  if (!equal || !localUntouched) process.exitCode = 1;
}

async function key(file: string | undefined, npi: string | undefined): Promise<void> {
  if (file === undefined || npi === undefined) {
    console.log(help);
    process.exitCode = 64;
    return;
  }
  const { openFacilityKeys } = await import("./document/facility-keys.ts");
  const { publicKeyOf } = await import("./document/public-key-of.ts");
  const keys = await openFacilityKeys(file);
  console.log(JSON.stringify(publicKeyOf(await keys.keyOf(parseNpi(npi)))));
}

function fail(error: unknown): never {
  if (error instanceof AppError) {
    console.error(`node: ${error.message}\n      ${error.hint}`);
    process.exit(exitCodeOf(error));
  }
  console.error("node:", error);
  process.exit(ExitCode.internal);
}

const command = process.argv[2] ?? "run";
if (command === "run") await run().catch(fail);
else if (command === "rebuild") await rebuild().catch(fail);
else if (command === "key") await key(process.argv[3], process.argv[4]).catch(fail);
else {
  console.log(help);
  process.exitCode = command === "help" || command === "--help" ? 0 : 64;
}
