const WINDOW_SECONDS = 60;
/** Clients choose their names, so new names must not fill the audit trail either. */
const MOST_CLIENTS = 100;

/**
 * Tells which refusals are recorded: the first of each client in each minute, of at most 100 clients a minute. `now` is
 * in unix seconds.
 */
export function refusalLimit(now: () => number): (clientId: string) => boolean {
  const recorded = new Set<string>();
  let current = 0;
  return (clientId) => {
    const window = Math.floor(now() / WINDOW_SECONDS);
    if (window !== current) recorded.clear();
    current = window;
    if (recorded.has(clientId) || recorded.size >= MOST_CLIENTS) return false;
    recorded.add(clientId);
    return true;
  };
}
