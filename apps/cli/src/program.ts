import { AppError } from "@medequipshare/domain";
import { ExitCode } from "@medequipshare/protocol";
import { Command, CommanderError, Option } from "commander";
import { commands } from "./commands.ts";
import type { CliEnv } from "./env.ts";
import { type ContextSettings, createContext } from "./http/context.ts";
import type { CliCommand, CommandResult } from "./terminal/command.ts";
import { exitCodeHelp } from "./terminal/exit-code-help.ts";
import { formatJson } from "./terminal/format.ts";
import type { Param } from "./terminal/param.ts";
import { printable } from "./terminal/printable.ts";
import { reportFailure } from "./terminal/report-failure.ts";

export type ProgramOutput = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
};

/** Runs the command line once and gives its exit code. Nothing is thrown and the process is not ended. */
export async function runProgram(
  argv: readonly string[],
  env: CliEnv,
  output: ProgramOutput,
): Promise<number> {
  const out = (text: string) => output.out(printable(text));
  const error = (text: string) => output.error(printable(text));
  let code = 0;
  const wantsJson = argv.includes("--json");
  const root = createRoot(env, error, out);
  const groups = new Map<string, Command>();
  for (const command of commands) {
    const added = addCommand(root, groups, command);
    added.action(async () => {
      const result = await runCommand(command, added);
      out(wantsJson ? formatJson(result.data) : result.text);
      if (result.failure !== undefined) code = reportFailure(result.failure, wantsJson, error);
    });
  }
  try {
    await root.parseAsync([...argv], { from: "user" });
  } catch (failure) {
    if (failure instanceof CommanderError) code = failure.exitCode === 0 ? 0 : ExitCode.usage;
    else code = reportFailure(failure, wantsJson, error);
  }
  return code;
}

function createRoot(env: CliEnv, error: ProgramOutput["error"], out: ProgramOutput["out"]): Command {
  return configure(new Command("medequipshare"), error, out)
    .description("Share medical equipment between hospitals: every act of the network as a command.")
    .option("--node <url>", "your facility's node", env.node)
    .addOption(
      new Option("--key <file>", "your key file (see `key create`)").default(env.key, "MEDEQUIPSHARE_KEY"),
    )
    .addOption(
      hidden("--enrolment-code <code>", "asked for while you belong to no facility", env.enrolmentCode),
    )
    .addOption(hidden("--admin-token <token>", "of the node's administrator", env.adminToken))
    .option("--rpc <url>", "chain RPC, instead of the one the node names")
    .option("--json", "print one JSON object instead of text")
    .showHelpAfterError("(add --help for usage)")
    .addHelpText("after", `\n${exitCodeHelp}`);
}

/** An option whose default is not shown, because it may be secret. */
function hidden(flags: string, help: string, fallback: string | undefined): Option {
  return new Option(flags, help).default(fallback, "from the environment");
}

function configure(command: Command, error: ProgramOutput["error"], out: ProgramOutput["out"]): Command {
  return command
    .exitOverride()
    .configureOutput({ writeOut: (text) => out(text.trimEnd()), writeErr: (text) => error(text.trimEnd()) });
}

function addCommand(root: Command, groups: Map<string, Command>, definition: CliCommand): Command {
  const words = definition.path.split(" ");
  const name = words.pop() ?? "";
  const parent = words.reduce((above, word, depth) => {
    const path = words.slice(0, depth + 1).join(" ");
    const group = groups.get(path) ?? above.command(word).description(verbsOf(path));
    groups.set(path, group);
    return group;
  }, root);
  const command = parent.command(name).description(definition.summary);
  for (const [key, { placeholder, help, isRequired }] of Object.entries(definition.args)) {
    command.argument(isRequired ? `<${dashed(key)}>` : `[${dashed(key)}]`, help || placeholder);
  }
  for (const [key, { placeholder, help, isRequired }] of Object.entries(definition.options)) {
    const option = new Option(
      placeholder === "" ? `--${dashed(key)}` : `--${dashed(key)} <${placeholder}>`,
      help,
    );
    command.addOption(option.makeOptionMandatory(isRequired));
  }
  return command;
}

/** What a group holds, for the list of groups. */
function verbsOf(group: string): string {
  const inGroup = commands.filter(({ path }) => path.startsWith(`${group} `));
  return inGroup.map(({ path }) => path.slice(group.length + 1)).join(", ");
}

function runCommand(definition: CliCommand, command: Command): Promise<CommandResult> {
  const texts: Record<string, unknown> = command.opts();
  const values: Record<string, unknown> = {};
  for (const [index, [key, param]] of Object.entries(definition.args).entries()) {
    values[key] = parsedValue(key, param, command.args[index]);
  }
  for (const [key, param] of Object.entries(definition.options))
    values[key] = parsedValue(key, param, texts[key]);
  return definition.run(createContext(settingsOf(command)), values);
}

function parsedValue(key: string, { parse, fallback }: Param<unknown>, text: unknown): unknown {
  if (text === undefined) return fallback;
  if (text === true) return parse("");
  try {
    return parse(String(text));
  } catch (cause) {
    if (cause instanceof AppError && cause.code === "input.invalid") {
      throw new AppError("input.invalid", { ...cause.evidence, field: dashed(key) }, { cause });
    }
    throw cause;
  }
}

function settingsOf(command: Command): ContextSettings {
  const given: Record<string, unknown> = command.optsWithGlobals();
  const text = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return {
    nodeUrl: text("node") ?? "",
    keyPath: text("key"),
    enrolmentCode: text("enrolmentCode"),
    adminToken: text("adminToken"),
    rpcUrl: text("rpc"),
  };
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
