import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = new URL("../../../../", import.meta.url).pathname;
type Say = (text: string) => void;

/**
 * Compiles the contracts, whose typed ABIs almost everything imports, unless they are as they were when last compiled.
 */
export async function buildContracts(say: Say): Promise<void> {
  await buildWhenChanged({
    stamp: join(root, "packages/contracts/artifacts/built"),
    inputs: [
      "packages/contracts/src",
      "packages/contracts/tools/abi.ts",
      "packages/contracts/hardhat.config.ts",
    ],
    output: join(root, "packages/contracts/src/abi.gen.ts"),
    script: ["run", "--silent", "build:contracts"],
    about: "compiling the contracts",
    say,
  });
}

/** Builds the web page unless nothing it is made of has changed. Gives the folder to serve. */
export async function buildPage(say: Say): Promise<string> {
  const dist = join(root, "apps/web/dist");
  await buildWhenChanged({
    stamp: join(dist, "built"),
    inputs: [
      "apps/web/src",
      "apps/web/public",
      "apps/web/index.html",
      "apps/web/vite.config.ts",
      "apps/web/county-meshes.ts",
      "apps/web/package.json",
      "packages/contracts/src",
      "packages/domain/src",
      "packages/protocol/src",
      "packages/sdk/src",
    ],
    output: join(dist, "index.html"),
    script: ["run", "--silent", "build", "-w", "@medequipshare/web"],
    about: "building the page",
    say,
  });
  return dist;
}

interface Build {
  readonly stamp: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly script: readonly string[];
  readonly about: string;
  readonly say: Say;
}

async function buildWhenChanged({ stamp, inputs, output, script, about, say }: Build): Promise<void> {
  const now = digestOf(inputs.map((input) => join(root, input)));
  const before = existsSync(stamp) && existsSync(output) ? readFileSync(stamp, "utf8") : "";
  if (before === now) return;
  say(about);
  await run(script);
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, now);
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) for (const file of filesOf(path)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  const isGenerated = (name: string) => name.endsWith(".gen.ts");
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !isGenerated(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path];
  }
}

function run(args: readonly string[]): Promise<void> {
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
