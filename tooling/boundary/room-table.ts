import type { Workspaces } from "./read-workspaces.ts";

/** The table of rooms as the docs embed it. */
export function roomTable({ rooms }: Workspaces): string {
  const rows = rooms.map(({ name, owns }) => `| ${name} | ${owns} |`);
  return ["| room | owns |", "|---|---|", ...rows].join("\n");
}
