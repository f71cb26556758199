import { routes } from "@medequipshare/protocol";
import type { Mount } from "../http/mount.ts";
import type { Credentials } from "./credentials.ts";
import type { Gateway } from "./gateway.ts";

export type CredentialRoutesParameters = {
  readonly credentials: Credentials;
  readonly gateway: { readonly broker: Pick<Gateway["broker"], "end"> };
};

/** A credential that counts no more takes its connection with it. */
export function mountCredentials(mount: Mount, { credentials, gateway }: CredentialRoutesParameters): void {
  mount(routes.credential.issue, async ({ params, session }) => {
    const issued = await credentials.issue(session, params);
    gateway.broker.end(issued.username);
    return issued;
  });

  mount(routes.credential.revoke, async ({ params, session }) => {
    gateway.broker.end(await credentials.revoke(session, params));
    return undefined;
  });

  mount(routes.credential.list, async ({ params: { unitId }, session }) => ({
    items: [...(await credentials.list(session, unitId))],
  }));
}
