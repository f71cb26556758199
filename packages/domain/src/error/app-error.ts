import type { ErrorDescriptor } from "./define-errors.ts";
import { type ErrorCode, errorCatalogue } from "./error-catalogue.ts";

export type EvidenceValue = string | number | bigint | boolean | null | readonly EvidenceValue[];
/** The values a person needs to see, or change, to get past a failure. */
export type Evidence = Readonly<Record<string, EvidenceValue | undefined>>;

export type AppErrorOptions = {
  readonly cause?: unknown;
  readonly hint?: string;
};

/**
 * The one failure type of the product. `code` is stable ("reservation.slot-taken"); the message is for people,
 * built from the code's template and the evidence; `hint` says what to do; `docsPath` is where every node explains
 * the code.
 */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "AppError";
  readonly code: Code;
  readonly evidence: Evidence;
  readonly hint: string;
  readonly docsPath: string;
  readonly retryable: boolean;

  constructor(code: Code, evidence: Evidence = {}, options: AppErrorOptions = {}) {
    const descriptor: ErrorDescriptor = errorCatalogue[code];
    super(
      fillTemplate(descriptor.template, evidence),
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.code = code;
    this.evidence = evidence;
    this.hint = options.hint ?? descriptor.hint;
    this.docsPath = `/errors#${code}`;
    this.retryable = descriptor.retryable ?? false;
  }

  /** Follows `cause` from this error inwards; gives the first error the predicate accepts, or the innermost one. */
  walk(accepts?: (error: unknown) => boolean): unknown {
    let current: unknown = this;
    while (!accepts?.(current)) {
      const inner: unknown = current instanceof Error ? current.cause : undefined;
      if (inner === undefined) return accepts === undefined ? current : undefined;
      current = inner;
    }
    return current;
  }

  /** The message with its evidence told otherwise, such as times in the reader's zone; `tell` gets each by its name. */
  messageAs(tell: (name: string, value: EvidenceValue) => string): string {
    const descriptor: ErrorDescriptor = errorCatalogue[this.code];
    return fillTemplate(descriptor.template, this.evidence, tell);
  }

  /** A JSON-safe picture for an API, a log or `--json`: big integers become decimal strings. */
  toJSON(): AppErrorJson {
    const { code, message, hint, docsPath, retryable } = this;
    return { code, message, hint, docsPath, retryable, evidence: jsonSafe(this.evidence) };
  }
}

export type AppErrorJson = {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly docsPath: string;
  readonly retryable: boolean;
  readonly evidence: unknown;
};

function fillTemplate(
  template: string,
  evidence: Evidence,
  tell: (name: string, value: EvidenceValue) => string = (_name, value) => String(value),
): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, key: string) => {
    const value = evidence[key];
    return value === undefined ? placeholder : tell(key, value);
  });
}

function jsonSafe(evidence: Evidence): unknown {
  return JSON.parse(
    JSON.stringify(evidence, (_key, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    ),
  );
}
