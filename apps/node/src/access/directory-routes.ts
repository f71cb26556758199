import { routes } from "@medequipshare/protocol";
import type { Mount } from "../http/mount.ts";
import { agentName } from "./agent-name.ts";
import type { Audit } from "./audit.ts";
import type { DirectorySignIns } from "./directory-sign-ins.ts";

export type DirectoryRoutesParameters = {
  /** Undefined where the hospital has no directory; there are no routes then. */
  readonly directorySignIns: DirectorySignIns | undefined;
  readonly audit: Audit;
};

export function mountDirectory(mount: Mount, { directorySignIns, audit }: DirectoryRoutesParameters): void {
  if (directorySignIns === undefined) return;
  const tell = (actor: string, action: string, outcome: string) =>
    audit({ actor, action, subject: "own", outcome });
  mount(routes.directory.beginSignIn, () => directorySignIns.begin(null));
  mount(routes.directory.signIn, async ({ body, userAgent }) => {
    const { tokenHash: _, ...opened } = await directorySignIns.signIn(body, agentName(userAgent));
    await tell(opened.account, "session.open", "opened by the directory");
    return opened;
  });
  mount(routes.directory.beginLink, ({ session }) => directorySignIns.begin(session.account));
  mount(routes.directory.link, async ({ session: { account }, body }) => {
    await directorySignIns.link(account, body);
    await tell(account, "directory.link", "linked");
    return undefined;
  });
  mount(routes.directory.unlink, async ({ session: { account } }) => {
    await directorySignIns.unlink(account);
    await tell(account, "directory.unlink", "unlinked");
    return undefined;
  });
}
