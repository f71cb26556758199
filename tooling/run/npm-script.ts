import type { Command } from "./run-command.ts";

/** The command that runs an npm script of the root, or of one workspace. */
export function npmScript(script: string, workspace?: string): Command {
  const target = workspace === undefined ? [] : ["-w", `@medequipshare/${workspace}`];
  return { program: "npm", args: ["run", "--silent", script, ...target] };
}
