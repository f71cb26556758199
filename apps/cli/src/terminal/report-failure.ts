import { AppError } from "@medequipshare/domain";
import { exitCodeOf } from "@medequipshare/protocol";
import { decodeFailure } from "@medequipshare/sdk";
import { formatJson } from "./format.ts";
import { printableLine } from "./printable.ts";

/** Prints a failure, for people or as JSON, and gives its exit code. */
export function reportFailure(failure: unknown, asJson: boolean, error: (text: string) => void): number {
  const told = failure instanceof AppError ? failure : decodeFailure(failure);
  if (asJson) error(formatJson({ error: told.toJSON() }));
  else error(`${printableLine(told.message)}\n${told.hint}\n(${told.code})`);
  return exitCodeOf(told);
}
