import type { AppError } from "@medequipshare/domain";
import type { CliContext } from "../http/context.ts";
import type { Params, ValuesOf } from "./param.ts";

/** What a command found or did. */
export type CommandResult = {
  /** Printed with --json; stable. Big integers become decimal strings. */
  readonly data: unknown;
  /** Printed for people. */
  readonly text: string;
  /** Why the program ends with another code than 0 although there is something to print. */
  readonly failure?: AppError | undefined;
};

/** One command, such as `reservation hold`. */
export type CliCommand = {
  /** Words by which it is called. */
  readonly path: string;
  readonly summary: string;
  readonly args: Params;
  readonly options: Params;
  readonly run: (context: CliContext, values: Readonly<Record<string, unknown>>) => Promise<CommandResult>;
};

export type CommandDefinition<Args extends Params, Options extends Params> = {
  readonly path: string;
  readonly summary: string;
  /** In order; by position. */
  readonly args?: Args;
  /** By name: `startsAt` is --starts-at. */
  readonly options?: Options;
  readonly run: (context: CliContext, values: ValuesOf<Args> & ValuesOf<Options>) => Promise<CommandResult>;
};

/** Declares a command; what it gets is typed by its parameters. */
// biome-ignore lint/complexity/noBannedTypes: no parameters is the empty record, whose values are the empty object
export function defineCommand<Args extends Params = {}, Options extends Params = {}>(
  definition: CommandDefinition<Args, Options>,
): CliCommand {
  const { path, summary, args, options } = definition;
  return {
    path,
    summary,
    args: args ?? {},
    options: options ?? {},
    // The program parses every value with the very parameters that the definition's types come from.
    run: (context, values) => definition.run(context, values as ValuesOf<Args> & ValuesOf<Options>),
  };
}
