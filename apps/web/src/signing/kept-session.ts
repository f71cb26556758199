import type { NodeClient } from "@medequipshare/protocol";
import { createNodeClient } from "@medequipshare/protocol";

const KEY = "medequipshare.session";

/** The token of a session, kept for as long as this tab is open. */
export function readSession(account: string): string | undefined {
  try {
    const [owner, token] = sessionStorage.getItem(KEY)?.split(" ") ?? [];
    return owner === account.toLowerCase() ? token : undefined;
  } catch {
    return undefined;
  }
}

export function keepSession(account: string, token: string): void {
  try {
    sessionStorage.setItem(KEY, `${account.toLowerCase()} ${token}`);
  } catch {
    // Opened anew when the page is loaded again.
  }
}

/** Forgets a session that has ended. */
export function forgetSession(account: string): void {
  if (readSession(account) === undefined) return;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // There was nothing to forget.
  }
}

/** Forgets the session here, and ends it at the node. */
export function endSession({ url }: NodeClient): void {
  try {
    const [, token] = sessionStorage.getItem(KEY)?.split(" ") ?? [];
    sessionStorage.removeItem(KEY);
    if (token === undefined) return;
    // One that has ended already is as good.
    createNodeClient(url, { token: () => token })
      .session.close()
      .catch(() => undefined);
  } catch {
    // There was nothing to end.
  }
}
