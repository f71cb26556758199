import { AppError, type EvidenceValue } from "@medequipshare/domain";
import { z } from "zod";
import { findUnstorableText, UNSTORABLE } from "./unstorable-text.ts";

/** Where in a request something stands. */
export type InputPart = "path" | "query" | "body";

/** What a caller sent, decoded. Throws input.invalid with field, value and every fault. */
export function readInput(schema: z.ZodType, sent: unknown, part: InputPart): unknown {
  const unstorable = findUnstorableText(sent);
  if (unstorable !== undefined) {
    const field = shownText(unstorable.join(".") || part);
    throw new AppError("input.invalid", { field, value: "what was sent", problem: UNSTORABLE });
  }
  return outcomeOf(z.safeParse(schema, sent, { reportInput: true }), part);
}

/** What a caller is about to send, encoded. Throws input.invalid as the node would. */
export function writeInput(schema: z.ZodType, given: unknown, part: InputPart): unknown {
  return outcomeOf(z.safeEncode(schema, given, { reportInput: true }), part);
}

function outcomeOf({ success, data, error }: z.ZodSafeParseResult<unknown>, part: InputPart): unknown {
  if (success) return data;
  const [first, ...others] = error.issues.flatMap((issue) => faultsOf(issue, part));
  const { field = part, value = null, problem = "it does not match the schema" } = first ?? {};
  const faults = others.slice(0, 20).map((fault) => `${fault.field}: ${fault.problem}`);
  throw new AppError("input.invalid", { field, value, problem, ...(faults.length > 0 ? { faults } : {}) });
}

type Fault = { readonly field: string; readonly value: EvidenceValue; readonly problem: string };

function faultsOf(issue: z.core.$ZodIssue, part: InputPart): readonly Fault[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const problem = `the ${part} has no such field`;
    return issue.keys.map((key) => ({ field: shownText([...path, key].join(".")), value: "given", problem }));
  }
  return [{ field: path.join(".") || part, value: shown(issue.input), problem: issue.message }];
}

const SHOWN_LENGTH = 100;

/** Enough of what was sent to find it again. */
function shown(value: unknown): string {
  if (value === undefined) return "missing";
  return shownText(typeof value === "object" ? JSON.stringify(value) : String(value));
}

function shownText(text: string): string {
  const shortened = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
  return shortened.replaceAll("\0", "\u2400").toWellFormed();
}
