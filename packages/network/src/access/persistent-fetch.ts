/**
 * A fetch that waits for a node that does not answer, up to a minute: it may be restarting. Repeating is safe because
 * a node recognises an operation, a relayed call or a document that it has seen before. `attempt` is what is repeated.
 */
export function persistentFetch(attempt: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const deadline = Date.now() + 60_000;
    for (;;) {
      try {
        return await attempt(input, init);
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
}
