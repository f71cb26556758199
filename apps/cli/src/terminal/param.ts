import { AppError } from "@medequipshare/domain";

/** One argument or option of a command: how it is shown, and how its text becomes a value. */
export type Param<Value> = {
  /** Shown in help as <placeholder>; empty for a flag. */
  readonly placeholder: string;
  readonly help: string;
  readonly isRequired: boolean;
  /** The value when the option is not given; unused when it is required. */
  readonly fallback: Value | undefined;
  /** Throws an AppError that says what is accepted. */
  readonly parse: (text: string) => Value;
};

export type Params = Readonly<Record<string, Param<unknown>>>;
/** The values a command gets for its parameters. */
export type ValuesOf<P extends Params> = {
  readonly [Name in keyof P]: P[Name] extends Param<infer Value> ? Value : never;
};

/** A parameter made of a parser. */
export function param<Value>(
  placeholder: string,
  help: string,
  parse: (text: string) => Value,
): Param<Value> {
  return { placeholder, help, isRequired: true, fallback: undefined, parse };
}

/** The same parameter, undefined when not given. */
export function optional<Value>(inner: Param<Value>): Param<Value | undefined> {
  return { ...inner, isRequired: false, fallback: undefined };
}

/** The same parameter with a value for when it is not given. */
export function withDefault<Value>(inner: Param<Value>, fallback: Value, shown: string): Param<Value> {
  return { ...inner, isRequired: false, fallback, help: `${inner.help} (default: ${shown})` };
}

/** True when given. */
export function flag(help: string): Param<boolean> {
  return { placeholder: "", help, isRequired: false, fallback: false, parse: () => true };
}

/** Several values separated by commas. */
export function list<Value>(inner: Param<Value>): Param<readonly Value[]> {
  const split = (text: string) => text.split(",").map((part) => part.trim());
  return {
    ...inner,
    placeholder: `${inner.placeholder},...`,
    fallback: undefined,
    parse: (text) =>
      split(text)
        .filter((part) => part !== "")
        .map(inner.parse),
  };
}

/** Refuses a text with what would be accepted. */
export function refuseText(field: string, value: string, problem: string): never {
  throw new AppError("input.invalid", { field, value, problem });
}
