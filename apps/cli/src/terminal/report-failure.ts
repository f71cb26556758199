import { AppError, alternativesOf } from "@medequipshare/domain";
import { exitCodeOf } from "@medequipshare/protocol";
import { decodeFailure } from "@medequipshare/sdk";
import { formatJson, formatMoment } from "./format.ts";
import { printableLine } from "./printable.ts";

/** Prints a failure, for people or as JSON, and gives its exit code. */
export function reportFailure(failure: unknown, asJson: boolean, error: (text: string) => void): number {
  const told = failure instanceof AppError ? failure : decodeFailure(failure);
  if (asJson) error(formatJson({ error: told.toJSON() }));
  else error([printableLine(told.message), ...freeInstead(told), told.hint, `(${told.code})`].join("\n"));
  return exitCodeOf(told);
}

function freeInstead(told: AppError): string[] {
  return alternativesOf(told).map(
    ([unitId, startsAt, endsAt]) =>
      `${told.code === "chain.outpaced" ? "if it is refused, free instead" : "free instead"}: unit ${unitId}, ${formatMoment(startsAt)} until ${formatMoment(endsAt)}`,
  );
}
