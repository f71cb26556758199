import { listFiles } from "../source/list-files.ts";
import { readWorkspaces, type Workspace } from "./read-workspaces.ts";

function topLevelFolders(workspace: Workspace, files: readonly string[]): ReadonlySet<string> {
  const source = `${workspace.path}/src/`;
  const inFolders = files.filter((path) => path.startsWith(source)).map((path) => path.slice(source.length));
  return new Set(inFolders.filter((path) => path.includes("/")).map((path) => path.split("/")[0] ?? ""));
}

/** Every top-level folder of a workspace's `src` is a room or plumbing declared in `workspaces.json`. */
export async function checkRooms(): Promise<readonly string[]> {
  const { rooms, workspaces } = readWorkspaces();
  const files = listFiles();
  const roomNames = new Set(rooms.map((room) => room.name));
  return workspaces.flatMap((workspace) => {
    const declared = [...workspace.plumbing, ...(workspace.entry ?? [])];
    const known = new Set([...roomNames, ...declared]);
    const folders = [...topLevelFolders(workspace, files)];
    const strangers = folders.filter((folder) => !known.has(folder));
    const unused = declared.filter((folder) => !folders.includes(folder));
    return [
      ...strangers.map((folder) => `${workspace.path}/src/${folder} is neither a room nor declared plumbing`),
      ...unused.map((folder) => `${workspace.path}: "${folder}" is declared but does not exist`),
    ];
  });
}
