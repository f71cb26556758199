import { type ErrorCode, errorCatalogue } from "./error-catalogue.ts";

/** Tells whether the text is a code this product declares. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}
