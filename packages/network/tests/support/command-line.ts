import { runProgram } from "@medequipshare/cli";

/** What a command printed and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** The command line in front of one node. */
export interface CommandLine {
  run(key: string | undefined, ...args: readonly string[]): Promise<Ran>;
  /** Runs with --json; throws what was printed when the command fails. */
  json(key: string | undefined, ...args: readonly string[]): Promise<Record<string, unknown>>;
}

export function commandLine(node: string, enrolmentCode: string, adminToken: string): CommandLine {
  const run: CommandLine["run"] = async (key, ...args) => {
    const out: string[] = [];
    const error: string[] = [];
    const output = { out: (text: string) => out.push(text), error: (text: string) => error.push(text) };
    const code = await runProgram(args, { node, key, enrolmentCode, adminToken }, output);
    return { code, out: out.join("\n"), error: error.join("\n") };
  };
  return {
    run,
    async json(key, ...args) {
      const { code, out, error } = await run(key, ...args, "--json");
      if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${error}`);
      const value: unknown = JSON.parse(out);
      if (typeof value !== "object" || value === null) throw new TypeError("no object was printed");
      return Object.fromEntries(Object.entries(value));
    },
  };
}
