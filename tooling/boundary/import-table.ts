import type { Workspaces } from "./read-workspaces.ts";

function shortName(entry: string): string {
  return entry.split("/").slice(1).join("/");
}

/** The table "workspaces and who may import whom" as the docs embed it. */
export function importTable({ workspaces }: Workspaces): string {
  const rows = workspaces.map(({ path, is, mayImport }) => {
    const allowed = mayImport.length === 0 ? "nothing of ours" : mayImport.map(shortName).join(", ");
    return `| ${path} | ${is} | ${allowed} |`;
  });
  return ["| workspace | is | may import |", "|---|---|---|", ...rows].join("\n");
}
