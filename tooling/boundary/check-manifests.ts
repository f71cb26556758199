import { existsSync } from "node:fs";
import { join, normalize } from "node:path";
import { root } from "../run/root.ts";
import { readText } from "../source/read-text.ts";
import { readWorkspaces, type Workspace, workspaceOf } from "./read-workspaces.ts";

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};
type CompilerConfig = { readonly references?: readonly { readonly path: string }[] };

const scope = "@medequipshare/";

function packageNameOf(path: string): string {
  return scope + (path.split("/")[1] ?? path);
}

/** Files of ours hold what their names say; a wrong shape shows as a difference below. */
function readJson<T>(path: string): T {
  return JSON.parse(readText(path)) as T;
}

function difference(subject: string, declared: readonly string[], allowed: readonly string[]): string[] {
  return [
    ...declared
      .filter((name) => !allowed.includes(name))
      .map((name) => `${subject} names ${name}, not allowed`),
    ...allowed.filter((name) => !declared.includes(name)).map((name) => `${subject} lacks ${name}`),
  ];
}

function checkManifest({ path, mayImport }: Workspace): string[] {
  const manifest = readJson<Manifest>(`${path}/package.json`);
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const ours = names.filter((name) => name.startsWith(scope));
  return difference(
    `${path}/package.json`,
    ours,
    mayImport.map((entry) => packageNameOf(workspaceOf(entry))),
  );
}

function checkReferences({ path, mayImport }: Workspace): string[] {
  const { references = [] } = readJson<CompilerConfig>(`${path}/tsconfig.json`);
  const targets = references.map((reference) => normalize(join(path, reference.path)));
  return difference(`${path}/tsconfig.json`, targets, mayImport.map(workspaceOf));
}

function checkRoot(workspaces: readonly Workspace[]): string[] {
  const { references = [] } = readJson<CompilerConfig>("tsconfig.json");
  const targets = references.map((reference) => normalize(reference.path));
  return difference("tsconfig.json", targets, [...workspaces.map(({ path }) => path), "tooling"]);
}

/** Compares every package.json and every tsconfig's references with `workspaces.json`. */
export async function checkManifests(): Promise<readonly string[]> {
  const { workspaces } = readWorkspaces();
  const missing = workspaces.filter(({ path }) => !existsSync(join(root, path, "package.json")));
  const present = workspaces.filter((workspace) => !missing.includes(workspace));
  return [
    ...missing.map(({ path }) => `${path} is declared but has no package.json`),
    ...present.flatMap(checkManifest),
    ...present.flatMap(checkReferences),
    ...checkRoot(workspaces),
  ];
}
