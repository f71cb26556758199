import { type AppError, isAppError } from "@medequipshare/domain";

/** Runs an act that must be refused with `code`; gives the refusal. Anything else fails the story. */
export async function refusal(code: string, act: () => Promise<unknown>): Promise<AppError> {
  try {
    await act();
  } catch (error) {
    if (isAppError(error) && error.code === code) return error;
    throw error;
  }
  throw new Error(`an act that must be refused with ${code} was accepted`);
}
