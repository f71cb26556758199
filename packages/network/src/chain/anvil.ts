import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { AppError } from "@medequipshare/domain";
import { callRpc } from "./call-rpc.ts";

export interface Anvil {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process has ended. */
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export interface StartAnvilParameters {
  readonly port: number;
  readonly chainId: number;
  /** State to begin with, as written by `snapshot.ts`. */
  readonly statePath: string | undefined;
  /**
   * Unix seconds of the genesis block; the wall clock's unless given. Matters with a state as well: anvil makes a genesis block of its own before it
   * loads one, and saves both, so that the chain's first hash would change from start to start.
   */
  readonly genesisAt?: number;
}

/** Starts anvil itself, not its npm wrapper, which would leave it running when killed. */
export async function startAnvil({
  port,
  chainId,
  statePath,
  genesisAt,
}: StartAnvilParameters): Promise<Anvil> {
  const binary = createRequire(import.meta.url).resolve("@foundry-rs/anvil-linux-amd64/bin/anvil");
  const state = statePath ? ["--load-state", statePath] : [];
  const genesis = genesisAt === undefined ? [] : ["--timestamp", String(genesisAt)];
  const args = [
    "--port",
    String(port),
    "--chain-id",
    String(chainId),
    "--accounts",
    "1",
    "--silent",
    ...state,
    ...genesis,
  ];
  // Not inherited: an anvil that outlives a killed parent would keep the parent's own standard error open.
  const child = spawn(binary, args, { stdio: ["ignore", "ignore", "pipe"] });
  child.stderr.pipe(process.stderr, { end: false });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(url, exited).catch((error) => {
    child.kill("SIGKILL");
    throw error;
  });
  return {
    url,
    pid: child.pid ?? 0,
    exited,
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

async function untilAnswering(url: string, exited: Promise<void>): Promise<void> {
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  for (let attempt = 0; attempt < 2_400 && !ended; attempt++) {
    const answer = await callRpc(url, "eth_chainId", []).catch(() => undefined);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new AppError("config.chain-not-started", { url, ended });
}
