import { type Invitation, routes } from "@medequipshare/protocol";
import {
  type Database,
  findFacility,
  findStaff,
  type InvitationRow,
  type PersonNameStore,
} from "@medequipshare/readmodel";
import type { Mount } from "../http/mount.ts";
import type { Audit } from "./audit.ts";
import type { Enrolments } from "./enrolments.ts";
import type { Invitations } from "./invitations.ts";

export type InvitationRoutesParameters = {
  readonly db: Database;
  readonly invitations: Invitations;
  readonly enrolments: Pick<Enrolments, "challenge">;
  readonly names: Pick<PersonNameStore, "find">;
  readonly audit: Audit;
};

export function mountInvitations(mount: Mount, parameters: InvitationRoutesParameters): void {
  const { db, invitations, enrolments, names, audit } = parameters;
  mount(routes.invitation.create, async ({ session, body }) => {
    const { code, row } = await invitations.create(session, body);
    const { codeHash, expiresAt } = row;
    await audit({
      actor: session.account,
      action: "invitation.create",
      subject: codeHash,
      outcome: "created",
    });
    return { invitationId: codeHash, code, expiresAt };
  });
  mount(routes.invitation.list, async ({ session }) => {
    const rows = await invitations.list(session);
    const waiting = await Promise.all(
      rows.map(async (row) => ((await isConfirmed(row)) ? await invitations.settle(row) : row)),
    );
    return { items: waiting.filter((row) => row !== undefined).map(viewOf) };
  });
  mount(routes.invitation.withdraw, async ({ session, params: { invitationId } }) => {
    await invitations.withdraw(session, invitationId);
    const { account: actor } = session;
    await audit({ actor, action: "invitation.withdraw", subject: invitationId, outcome: "withdrawn" });
    return undefined;
  });
  mount(routes.invitation.open, async ({ body: { code } }) => {
    const { facilityId, invitedBy, name, roles, until, replaces, expiresAt } = await invitations.find(code);
    const facilityName: unknown = (await findFacility(db, facilityId))?.profileContent?.["name"];
    return {
      name,
      roles,
      until,
      facilityId,
      facilityName: typeof facilityName === "string" ? facilityName : null,
      invitedBy: (await names.find(facilityId, invitedBy)) ?? null,
      replaces: replaces !== null,
      expiresAt,
      registration: await enrolments.challenge(null),
    };
  });
  mount(routes.invitation.accept, async ({ body }) => {
    const { account, facilityId } = await invitations.accept(body);
    const subject = String(facilityId);
    await audit({ actor: account, action: "invitation.accept", subject, outcome: "accepted" });
    return { account };
  });

  /** Whether an administrator has appointed the person since they answered. */
  async function isConfirmed({ acceptance, facilityId }: InvitationRow): Promise<boolean> {
    if (acceptance === null) return false;
    const staff = await findStaff(db, acceptance.account);
    return staff !== undefined && staff.facilityId === facilityId && staff.leftAt === null;
  }
}

function viewOf(row: InvitationRow): Invitation {
  const { codeHash, name, roles, until, replaces, expiresAt, acceptance } = row;
  return {
    invitationId: codeHash,
    name,
    roles,
    until,
    replaces,
    expiresAt,
    acceptance: acceptance && {
      account: acceptance.account,
      passkey: { x: acceptance.x, y: acceptance.y },
      signature: acceptance.signature,
      acceptedAt: acceptance.acceptedAt,
    },
  };
}
