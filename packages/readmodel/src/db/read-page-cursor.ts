import { AppError } from "@medequipshare/domain";

/** The parts of a cursor that a page gave as `next`. Throws input.invalid when it has another number of parts. */
export function readPageCursor(after: string, parts: number): readonly string[] {
  const read = after.split("~");
  if (read.length !== parts) {
    throw new AppError("input.invalid", { field: "after", value: after, problem: "no page ended there" });
  }
  return read;
}

/** A whole number in a cursor. Throws input.invalid. */
export function readCursorNumber(part: string | undefined): number {
  const number = Number(part);
  if (!Number.isSafeInteger(number)) {
    throw new AppError("input.invalid", { field: "after", value: part, problem: "no page ended there" });
  }
  return number;
}
