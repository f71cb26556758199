import { AppError, type EvidenceValue } from "@medequipshare/domain";
import { z } from "zod";

/** Decodes what a caller sent. Throws input.invalid with field, value and every fault. */
export function readInput(schema: z.ZodType, sent: unknown, part: "path" | "query" | "body"): unknown {
  const { data, error, success } = z.safeParse(schema, sent, { reportInput: true });
  if (success) return data;
  const [first, ...others] = error.issues.flatMap((issue) => faultsOf(issue, part));
  const { field = part, value = null, problem = "it does not match the schema" } = first ?? {};
  const faults = others.slice(0, 20).map((fault) => `${fault.field}: ${fault.problem}`);
  throw new AppError("input.invalid", { field, value, problem, ...(faults.length > 0 ? { faults } : {}) });
}

type Fault = { readonly field: string; readonly value: EvidenceValue; readonly problem: string };

function faultsOf(issue: z.core.$ZodIssue, part: string): readonly Fault[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const problem = `the ${part} has no such field`;
    return issue.keys.map((key) => ({ field: [...path, key].join("."), value: "given", problem }));
  }
  return [{ field: path.join(".") || part, value: shown(issue.input), problem: issue.message }];
}

const SHOWN_LENGTH = 100;

/** Enough of what was sent to find it again. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "missing");
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
