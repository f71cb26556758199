import { spawn } from "node:child_process";

/** Of the clone. */
export const root = new URL("../../../../", import.meta.url).pathname;

/** Runs npm in the root; throws what it said when it fails. */
export function runNpm(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", [...args], { cwd: root });
    const said: string[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`npm ${args.join(" ")} ended with ${code}:\n${said.join("").slice(-3000)}`)),
    );
  });
}
