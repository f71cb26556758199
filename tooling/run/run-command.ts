import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./root.ts";

export type Command = {
  readonly program: string;
  readonly args: readonly string[];
  /** Folder relative to the repository's root. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  /** Also pass the output through as it comes. */
  readonly echo?: boolean;
};

export type CommandResult = {
  readonly code: number;
  readonly output: string;
  /** Whether it was stopped because its time was up. */
  readonly isStopped: boolean;
};

/** Node 24 of node_modules comes first, so that every `#!/usr/bin/env node` finds it. */
function environment(extra: Command["env"]): NodeJS.ProcessEnv {
  const path = `${join(root, "node_modules", ".bin")}:${process.env["PATH"] ?? ""}`;
  return { ...process.env, PATH: path, FORCE_COLOR: "0", NO_COLOR: "1", ...extra };
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is already gone.
  }
}

/**
 * Runs a program in a process group of its own, collects what it prints, and ends the whole group when the
 * time is up or this process is told to stop, so that nothing is left running.
 * A program that cannot be started answers with code 127.
 */
export function runCommand(command: Command): Promise<CommandResult> {
  const { program, args, folder = ".", timeoutSeconds = 600 } = command;
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: join(root, folder),
      env: environment(command.env),
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let output = "";
    let isStopped = false;
    const collect = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
      if (command.echo) process.stdout.write(chunk);
    };
    const stop = (): void => endGroup(child.pid, "SIGTERM");
    const interrupt = (): void => {
      stop();
      process.exit(130);
    };
    const timer = setTimeout(() => {
      isStopped = true;
      output += `\n${program} ${args.join(" ")}: no end after ${timeoutSeconds} s, stopped\n`;
      stop();
      setTimeout(() => endGroup(child.pid, "SIGKILL"), 5_000).unref();
    }, timeoutSeconds * 1000);
    const settle = (code: number): void => {
      clearTimeout(timer);
      process.off("SIGINT", interrupt).off("SIGTERM", interrupt).off("exit", stop);
      resolve({ code, output, isStopped });
    };
    process.once("SIGINT", interrupt).once("SIGTERM", interrupt).once("exit", stop);
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => {
      output += error.message;
      settle(127);
    });
    child.once("close", (code) => settle(code ?? 1));
  });
}
