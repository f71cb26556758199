import { type DestinationStream, type Logger, pino } from "pino";

export type CreateLogParameters = {
  readonly level: string;
  readonly name: string;
  readonly destination: DestinationStream;
  /** Milliseconds since any moment. */
  readonly clock?: () => number;
};

/** Characters kept of a text; its beginning says what it is. */
const LONGEST_TEXT = 300;
/** Characters kept of a stack, calldata in its messages included. */
const LONGEST_STACK = 3_000;
/** Lines that are written in a window; what comes on top is counted. */
const MOST_LINES = 200;
const WINDOW_MS = 10_000;

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

/**
 * The node's log, in lines of bounded length, and at most 200 of them in ten seconds: whoever asks for errors cannot
 * fill the disk. What was left out is counted in the first line of the next window.
 */
export function createLog({ level, name, destination, clock = Date.now }: CreateLogParameters): Logger {
  let [began, written, leftOut] = [clock(), 0, 0];

  function isFull(): boolean {
    if (clock() - began >= WINDOW_MS) {
      began = clock();
      written = 0;
    }
    written += 1;
    return written > MOST_LINES;
  }

  return pino(
    {
      level,
      base: { node: name },
      serializers: { err: describeError },
      formatters: {
        log: (fields) =>
          Object.fromEntries(
            Object.entries(fields).map(([field, value]) => [
              field,
              typeof value === "string" ? cut(value, LONGEST_TEXT) : value,
            ]),
          ),
      },
      hooks: {
        logMethod(args, method) {
          if (isFull()) {
            leftOut += 1;
            return;
          }
          if (leftOut > 0) {
            const count = leftOut;
            leftOut = 0;
            this.warn({ lines: count }, "lines left out of the log");
          }
          method.apply(this, args);
        },
      },
    },
    destination,
  );
}
