import { isAppError } from "@medequipshare/domain";

/** Runs an act that an interrupted seeding may have done before; such a refusal counts as done. */
export async function alreadyDone(codes: readonly string[], act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!isAppError(error) || !codes.includes(error.code)) throw error;
  }
}
