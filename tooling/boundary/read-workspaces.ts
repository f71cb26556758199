import { readText } from "../source/read-text.ts";

export type Room = { readonly name: string; readonly owns: string };

export type Workspace = {
  /** Folder from the root, such as `packages/domain`. */
  readonly path: string;
  readonly is: string;
  /** Paths of the workspaces it may import. */
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

/** The one data file of who may import whom, `tooling/workspaces.json`. */
export function readWorkspaces(): Workspaces {
  // The file is ours, reviewed, and every reader below fails on a wrong shape.
  return JSON.parse(readText("tooling/workspaces.json")) as Workspaces;
}
