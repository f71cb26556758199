/**
 * A fetch that waits for a node that does not answer, up to a minute: it may be restarting. Repeating is safe because
 * a node recognises an operation, a relayed call or a document that it has seen before.
 */
export const persistentFetch: typeof fetch = async (input, init) => {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await fetch(input, init);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};
