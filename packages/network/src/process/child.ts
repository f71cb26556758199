import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

export interface ChildParameters {
  readonly name: string;
  /** Module to run and its arguments. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The child is up once a line of its output contains this. */
  readonly readyText: string;
  /** Standard output and error are appended here. */
  readonly logPath: string;
  /** Called when the child, once up, ends although nobody asked it to. */
  readonly onCrash?: (child: Child) => void;
  /** Ends a child that is not up yet, as {@link Child.stop} ends one that is. */
  readonly signal?: AbortSignal;
}

export interface Child {
  readonly name: string;
  /** The line with which it said that it is up. */
  readonly readyLine: string;
  readonly pid: number;
  /** Asks it to stop and waits; killed after ten seconds. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
}

/**
 * Starts a Node program and waits until it is up. The child holds our end of its standard input, so that it
 * stops by itself when this process is gone, however it ended.
 */
export async function startChild(parameters: ChildParameters): Promise<Child> {
  mkdirSync(dirname(parameters.logPath), { recursive: true });
  const log = openSync(parameters.logPath, "a");
  const child = spawn(process.execPath, [...parameters.args], {
    stdio: ["pipe", "pipe", log],
    detached: true,
    env: { ...process.env, ...parameters.env, STOP_WITH_PARENT: "1" },
    ...(parameters.cwd ? { cwd: parameters.cwd } : {}),
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let asked = false;
  const stop = async () => {
    asked = true;
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await exited;
    clearTimeout(timer);
  };
  const stopEarly = () => void stop();
  parameters.signal?.addEventListener("abort", stopEarly, { once: true });
  const readyLine = await untilReady(child, parameters).finally(() =>
    parameters.signal?.removeEventListener("abort", stopEarly),
  );
  const started: Child = {
    name: parameters.name,
    readyLine,
    pid: child.pid ?? 0,
    stop,
    async kill() {
      asked = true;
      child.kill("SIGKILL");
      await exited;
    },
  };
  void exited.then(() => {
    if (!asked) parameters.onCrash?.(started);
  });
  return started;
}

function untilReady(child: ChildProcess, { name, readyText, logPath }: ChildParameters): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      if (text === "ready") return;
      text += chunk.toString();
      const line = text.split("\n").find((one) => one.includes(readyText));
      if (line === undefined) return;
      text = "ready";
      resolve(line);
    });
    child.once("exit", (code) => {
      if (text !== "ready")
        reject(new Error(`${name} ended with ${code} before it was up:\n${lastLines(logPath)}`));
    });
    child.once("error", reject);
  });
}

const lastLines = (path: string) => readFileSync(path, "utf8").split("\n").slice(-15).join("\n");
