import { AppError, type Evidence, type EvidenceValue, isErrorCode } from "@medequipshare/domain";
import { z } from "zod";

/** The media type of every refusal (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = "application/problem+json";

/** A refusal: RFC 9457 with the product's code, evidence and what to do. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  hint: z.string(),
  retryable: z.boolean(),
  evidence: z.record(z.string(), z.unknown()),
});
export type Problem = z.output<typeof problem>;

/** The problem that says what an AppError says. */
export function problemOf(error: AppError, status: number): Problem {
  const { code, message, hint, docsPath, retryable, evidence } = error.toJSON();
  const plain = z.record(z.string(), z.unknown()).parse(evidence);
  return { type: docsPath, title: code, status, detail: message, code, hint, retryable, evidence: plain };
}

/** The AppError that a problem stands for; a code this program does not know becomes internal.unexpected. */
export function errorOfProblem(told: Problem): AppError {
  const evidence = evidenceOf(told.evidence);
  if (isErrorCode(told.code)) return new AppError(told.code, evidence, { hint: told.hint });
  return new AppError(
    "internal.unexpected",
    { ...evidence, problem: `${told.code}: ${told.detail}` },
    { hint: told.hint },
  );
}

function evidenceOf(told: Problem["evidence"]): Evidence {
  return Object.fromEntries(
    Object.entries(told).map(([key, value]) => [key, isEvidence(value) ? value : JSON.stringify(value)]),
  );
}

function isEvidence(value: unknown): value is EvidenceValue {
  if (Array.isArray(value)) return value.every(isEvidence);
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
