import { readText } from "../source/read-text.ts";

export type Room = { readonly name: string; readonly owns: string };

export type Workspace = {
  /** Folder from the root, such as `packages/domain`. */
  readonly path: string;
  readonly is: string;
  /**
   * What it may import: a workspace by its path, `packages/domain`, whatever that exports; or one export of it alone,
   * `packages/contracts/peers`.
   */
  readonly mayImport: readonly string[];
  /** Top-level folders of `src` that are no rooms, named for what they are. */
  readonly plumbing: readonly string[];
  /** Its sources, tests apart, use nothing that only Node has. */
  readonly runsInBrowser?: boolean;
  /** Imports run entry -> rooms -> plumbing, never back, and rooms do not import each other. */
  readonly layered?: boolean;
  /** Top-level folders of `src` that compose rooms, as the files directly in `src` do. */
  readonly entry?: readonly string[];
  /** Names of files that other rooms may import although the workspace is layered: pure shapes of data. */
  readonly openFiles?: readonly string[];
};

export type Workspaces = { readonly rooms: readonly Room[]; readonly workspaces: readonly Workspace[] };

/** The workspace that an entry of `mayImport` names, whole or in part. */
export function workspaceOf(entry: string): string {
  return entry.split("/").slice(0, 2).join("/");
}

/** The one export that an entry of `mayImport` names, as package.json calls it; undefined for a whole workspace. */
export function exportOf(entry: string): string | undefined {
  const [, , ...names] = entry.split("/");
  return names.length === 0 ? undefined : `./${names.join("/")}`;
}

/** The one data file of who may import whom, `tooling/workspaces.json`. */
export function readWorkspaces(): Workspaces {
  // The file is ours, reviewed, and every reader below fails on a wrong shape.
  return JSON.parse(readText("tooling/workspaces.json")) as Workspaces;
}
