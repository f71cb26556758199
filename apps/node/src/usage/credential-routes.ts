import { routes } from "@medequipshare/protocol";
import type { Mount } from "../http/mount.ts";
import type { Credentials } from "./credentials.ts";

export type CredentialRoutesParameters = { readonly credentials: Credentials };

export function mountCredentials(mount: Mount, { credentials }: CredentialRoutesParameters): void {
  mount(routes.credential.issue, ({ params, session }) => credentials.issue(session, params));

  mount(routes.credential.revoke, async ({ params, session }) => {
    await credentials.revoke(session, params);
    return undefined;
  });

  mount(routes.credential.list, async ({ params: { unitId }, session }) => ({
    items: [...(await credentials.list(session, unitId))],
  }));
}
