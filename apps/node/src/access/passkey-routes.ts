import { routes } from "@medequipshare/protocol";
import type { Mount } from "../http/mount.ts";
import type { Audit } from "./audit.ts";
import type { Enrolments } from "./enrolments.ts";

export type PasskeyRoutesParameters = { readonly enrolments: Enrolments; readonly audit: Audit };

export function mountPasskeys(mount: Mount, { enrolments, audit }: PasskeyRoutesParameters): void {
  mount(routes.passkey.challenge, ({ session }) => enrolments.challenge(session.account));
  mount(routes.passkey.add, async ({ session: { account }, body }) => {
    const enrolled = await enrolments.verify(account, body);
    await enrolments.remember(account, enrolled);
    await audit({ actor: account, action: "passkey.add", subject: enrolled.credentialId, outcome: "added" });
    return enrolled;
  });
}
