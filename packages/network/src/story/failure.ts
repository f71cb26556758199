import { isAppError } from "@medequipshare/domain";

/** Why a story ended before its end. */
export interface StoryFailure {
  /** The code of the product's error, or "story.broken" where the story itself found something wrong. */
  readonly code: string;
  readonly message: string;
}

/** What is told of an error; its stack goes to standard error when DEBUG is set. */
export function describeFailure(error: unknown): StoryFailure {
  if (process.env["DEBUG"]) console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  return { code: isAppError(error) ? error.code : "story.broken", message };
}
