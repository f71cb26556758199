import { AppError } from "@medequipshare/domain";
import { PROBLEM_MEDIA_TYPE, problemOf, statusOf } from "@medequipshare/protocol";
import { findOutage } from "@medequipshare/readmodel";
import { decodeFailure } from "@medequipshare/sdk";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";
import { whileBehind } from "./while-behind.ts";

/** After which to ask again for what does not answer now. */
const RETRY_SECONDS = "5";

/**
 * Turns whatever a handler threw into problem+json; what nobody foresaw is logged and told without its details. Asks how
 * many blocks the node is behind when that may explain a refusal.
 */
export function answerError(log: Logger, readLag: () => Promise<number | null> = async () => null) {
  return async (thrown: unknown, context: Context): Promise<Response> => {
    const error = await whileBehind(appErrorOf(thrown), readLag);
    const status = statusOf(error.code);
    if (status >= 500) log.error({ err: thrown, code: error.code, path: context.req.path }, "request failed");
    const told =
      error.code === "internal.unexpected"
        ? new AppError("internal.unexpected", { problem: "see the node's log" })
        : error;
    return Response.json(problemOf(told, status), {
      status,
      headers: {
        "content-type": PROBLEM_MEDIA_TYPE,
        ...(status === 503 && told.retryable ? { "retry-after": RETRY_SECONDS } : {}),
      },
    });
  };
}

function appErrorOf(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof HTTPException) return ofHttpException(thrown);
  const failure = decodeFailure(thrown);
  return failure.code === "internal.unexpected" ? (findOutage(thrown) ?? failure) : failure;
}

function ofHttpException({ status, message }: HTTPException): AppError {
  if (status === 413)
    return new AppError("input.too-large", { field: "body", value: "more", limit: "the limit" });
  return new AppError("input.invalid", { field: "request", value: status, problem: message });
}
