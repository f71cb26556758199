import { readText } from "../source/read-text.ts";
import { exportOf, type Workspace, type Workspaces, workspaceOf } from "./read-workspaces.ts";

/** The part of dependency-cruiser's rule that we use. */
export type ImportRule = {
  readonly name: string;
  readonly comment: string;
  readonly severity: "error";
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
};

const anyTest = "[.]test[.]tsx?$";

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function oneOf(names: readonly string[]): string {
  return `(?:${names.map(escapePattern).join("|")})`;
}

/** The files an entry of `mayImport` opens: targets of `exports` in package.json, all of them or the one named. */
function exportedFiles(entry: string): string[] {
  const [path, only] = [workspaceOf(entry), exportOf(entry)];
  // The file is ours; anything but a flat map of strings yields no exported file and so fails the check.
  const { exports = {} } = JSON.parse(readText(`${path}/package.json`)) as {
    exports?: Record<string, string>;
  };
  return Object.entries(exports)
    .filter(([name]) => only === undefined || name === only)
    .map(([, target]) => `${path}/${target.replace(/^\.\//, "")}`);
}

function workspaceRule({ path, mayImport }: Workspace): ImportRule {
  const allowed = mayImport.flatMap(exportedFiles).map((file) => `^${escapePattern(file)}$`);
  return {
    name: `imports-of-${path.replace("/", "-")}`,
    comment: `${path} may import only what ${mayImport.join(", ") || "no other workspace"} exports`,
    severity: "error",
    from: { path: `^${escapePattern(path)}/` },
    to: { path: "^(?:packages|apps|tooling)/", pathNot: [`^${escapePattern(path)}/`, ...allowed] },
  };
}

function browserRule({ path }: Workspace): ImportRule {
  return {
    name: `no-node-in-${path.replace("/", "-")}`,
    comment: `${path} also runs in the browser, so its sources import nothing of Node`,
    severity: "error",
    from: { path: `^${escapePattern(path)}/src/`, pathNot: anyTest },
    to: { dependencyTypes: ["core"] },
  };
}

function layerRules(workspace: Workspace, roomNames: readonly string[]): ImportRule[] {
  const { path, plumbing, entry = [], openFiles = [] } = workspace;
  const source = `^${escapePattern(path)}/src/`;
  const rooms = oneOf(roomNames);
  const open = openFiles.length === 0 ? [] : [`/${oneOf(openFiles)}$`];
  return [
    {
      name: `room-to-room-in-${path.replace("/", "-")}`,
      comment: "a room knows another room only through packages/domain; the entry composes rooms",
      severity: "error",
      from: { path: `${source}(${rooms})/`, pathNot: anyTest },
      to: {
        path: `${source}${rooms}/`,
        pathNot: [`${source}$1/`, ...open],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: `plumbing-to-room-in-${path.replace("/", "-")}`,
      comment: "imports run entry -> rooms -> plumbing, never back",
      severity: "error",
      from: { path: `${source}${oneOf(plumbing)}/`, pathNot: anyTest },
      to: { path: `${source}${rooms}/`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: `entry-imported-in-${path.replace("/", "-")}`,
      comment: "imports run entry -> rooms -> plumbing, never back",
      severity: "error",
      from: { path: `${source}[^/]+/`, pathNot: [anyTest, ...entry.map((folder) => `${source}${folder}/`)] },
      to: { path: [`${source}[^/]+$`, ...entry.map((folder) => `${source}${folder}/`)] },
    },
  ];
}

/** Dependency-cruiser's rules, generated from `workspaces.json`. */
export function importRules({ rooms, workspaces }: Workspaces): readonly ImportRule[] {
  const roomNames = rooms.map(({ name }) => name);
  return [
    {
      name: "no-circle",
      comment: "no import circles, but of types alone, which are gone when the program runs",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "every import resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["[.]gen[.]ts$"] },
    },
    ...workspaces.map(workspaceRule),
    ...workspaces.filter((workspace) => workspace.runsInBrowser).map(browserRule),
    ...workspaces.filter((workspace) => workspace.layered).flatMap((each) => layerRules(each, roomNames)),
  ];
}
