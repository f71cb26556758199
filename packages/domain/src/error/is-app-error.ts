import { AppError } from "./app-error.ts";
import type { ErrorCode } from "./error-catalogue.ts";

/** Tells whether a caught value is an AppError and, when a code is given, that very failure. */
export function isAppError<Code extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: Code,
): error is AppError<Code> {
  return error instanceof AppError && (code === undefined || error.code === code);
}
