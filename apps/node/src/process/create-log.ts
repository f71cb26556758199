import { type DestinationStream, type Logger, pino } from "pino";

export type CreateLogParameters = {
  readonly level: string;
  readonly name: string;
  readonly destination: DestinationStream;
  /** Milliseconds since any moment; never goes back. */
  readonly clock?: () => number;
};

/** Characters kept of a text; its beginning says what it is. */
const LONGEST_TEXT = 300;
const LONGEST_STACK = 2_000;
/** Characters of a whole line; what is longer is cut and is no JSON any more. */
const LONGEST_LINE = 8_000;
/** Lines of one message in a window; what comes on top is counted. */
const MOST_ALIKE = 20;
const WINDOW_MS = 60_000;
/** Messages told apart; all others share one allowance. */
const MOST_MESSAGES = 200;

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** An error without what callers can make long: a chain's client puts all calldata into its messages. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return cut(String(error), LONGEST_TEXT);
  const { name, message, stack = "", cause } = error;
  const code = "code" in error ? cut(String(error.code), LONGEST_TEXT) : undefined;
  return {
    type: name,
    message: cut(message, LONGEST_TEXT),
    ...(code === undefined ? {} : { code }),
    stack: cut(stack, LONGEST_STACK),
    ...(cause === undefined ? {} : { cause: cut(String(cause), LONGEST_TEXT) }),
  };
}

function cutFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      typeof value === "string" ? cut(value, LONGEST_TEXT) : value,
    ]),
  );
}

type Allowance = { began: number; written: number; leftOut: number };

/** How many lines of each message may still be written, so that one message cannot silence another. */
function createAllowances(clock: () => number) {
  const allowances = new Map<string, Allowance>();

  /** Gives how many lines of the message were left out since the last one; nothing when this one is to be, too. */
  return function take(message: string): number | undefined {
    const key = allowances.has(message) || allowances.size < MOST_MESSAGES ? message : "";
    const known = allowances.get(key);
    const isOver = known === undefined || clock() - known.began >= WINDOW_MS;
    const allowance = isOver ? { began: clock(), written: 0, leftOut: known?.leftOut ?? 0 } : known;
    allowances.set(key, allowance);
    if (allowance.written >= MOST_ALIKE) {
      allowance.leftOut += 1;
      return undefined;
    }
    allowance.written += 1;
    const { leftOut } = allowance;
    allowance.leftOut = 0;
    return leftOut;
  };
}

/** No line is longer than a few kilobytes, whatever is in it. */
function cutLines(destination: DestinationStream): DestinationStream {
  return {
    write: (line) =>
      destination.write(line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}\n`),
  };
}

/**
 * The node's log. Whoever asks for errors neither fills a disk nor hides what else happens: lines are of bounded length,
 * and of one message at most twenty are written a minute; the next one says how many were left out. Nothing fatal is.
 */
export function createLog(parameters: CreateLogParameters): Logger {
  const { level, name, destination, clock = () => performance.now() } = parameters;
  const take = createAllowances(clock);
  const fatal = pino.levels.values["fatal"] ?? Number.POSITIVE_INFINITY;
  return pino(
    {
      level,
      base: { node: name },
      serializers: { err: describeError },
      formatters: { log: cutFields },
      hooks: {
        logMethod(args, method, severity) {
          const [first, second] = args;
          const message = typeof first === "string" ? first : String(second ?? "");
          const leftOut = severity >= fatal ? 0 : take(message);
          if (leftOut === undefined) return;
          if (leftOut === 0) method.apply(this, args);
          else method.apply(this.child({ leftOut }), args);
        },
      },
    },
    cutLines(destination),
  );
}
