import { routes } from "@medequipshare/protocol";
import type { Mount } from "../http/mount.ts";
import type { Audit } from "./audit.ts";
import type { OwnSessions } from "./own-sessions.ts";

export type SessionListRoutesParameters = { readonly ownSessions: OwnSessions; readonly audit: Audit };

export function mountSessionList(mount: Mount, { ownSessions, audit }: SessionListRoutesParameters): void {
  mount(routes.session.list, async ({ session }) => ({ items: [...(await ownSessions.list(session))] }));
  mount(routes.session.end, async ({ session, params: { sessionId } }) => {
    await ownSessions.end(session, sessionId);
    await audit({ actor: session.account, action: "session.end", subject: sessionId, outcome: "ended" });
    return undefined;
  });
  mount(routes.session.endAll, async ({ session, query: { keep } }) => {
    const ended = await ownSessions.endAll(session, keep);
    await audit({ actor: session.account, action: "session.end", subject: "own", outcome: `${ended} ended` });
    return { ended };
  });
  mount(routes.person.endSessions, async ({ session, params: { account } }) => {
    const ended = await ownSessions.endOf(session, account);
    const subject = account.toLowerCase();
    await audit({ actor: session.account, action: "session.end", subject, outcome: `${ended} ended` });
    return { ended };
  });
}
