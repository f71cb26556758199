import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

export type Anvil = AsyncDisposable & { readonly url: string };

/** A real chain of its own on a free port; every transaction makes a block. */
export async function startAnvil(): Promise<Anvil> {
  const binary = createRequire(import.meta.url).resolve("@foundry-rs/anvil-linux-amd64/bin/anvil");
  const child = spawn(binary, ["--port", "0", "--chain-id", "31338", "--accounts", "10"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /Listening on 127\.0\.0\.1:(\d+)/.exec(line) ?? [];
    if (port !== undefined) {
      child.stdout.resume();
      return {
        url: `http://127.0.0.1:${port}`,
        async [Symbol.asyncDispose]() {
          child.kill("SIGTERM");
          await ended;
        },
      };
    }
  }
  throw new Error("anvil ended before it listened");
}
