/**
 * Asks and gives up after a while: undefined is what failed or took too long. Whoever asks meanwhile shares the answer,
 * so that what hangs is asked once.
 */
export function inTime<Answer>(
  ask: () => Promise<Answer>,
  milliseconds = 1_500,
): () => Promise<Answer | undefined> {
  let asking: Promise<Answer | undefined> | undefined;
  return async () => {
    asking ??= ask()
      .catch(() => undefined)
      .finally(() => {
        asking = undefined;
      });
    const { promise: tooLate, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    return Promise.race([asking, tooLate]).finally(() => clearTimeout(timer));
  };
}
