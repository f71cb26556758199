import { AppError, type ErrorCode, errorCatalogue, isErrorCode } from "@medequipshare/domain";
import { exitCodeOf } from "./exit-code.ts";
import { statusOf } from "./status-of.ts";

/** What can be said of a failure before it happens. */
export type ErrorDescription = {
  readonly code: ErrorCode;
  /** A sentence with evidence in braces. */
  readonly meaning: string;
  readonly remedy: string;
  /** Whether the same may succeed when it is tried again. */
  readonly retryable: boolean;
  /** Of the node's answer. */
  readonly status: number;
  /** With which the command line ends. */
  readonly exitCode: number;
};

/** Every failure that the product declares, by code. */
export function describeErrors(): readonly ErrorDescription[] {
  const codes = Object.keys(errorCatalogue).filter(isErrorCode).toSorted();
  return codes.map((code) => {
    const { message, hint, retryable } = new AppError(code);
    const [status, exitCode] = [statusOf(code), exitCodeOf({ code, retryable })];
    return { code, meaning: message, remedy: hint, retryable, status, exitCode };
  });
}
