import { createHash, randomBytes } from "node:crypto";
import { AppError, hasRole, Role } from "@medequipshare/domain";
import type { Address, Bytes32, Hex, Registration } from "@medequipshare/protocol";
import {
  type InvitationRow,
  type InvitationStore,
  lowerHex,
  type PasskeyStore,
  type PersonNameStore,
} from "@medequipshare/readmodel";
import { accountAddress, type NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import type { Enrolments } from "./enrolments.ts";
import type { Session } from "./session.ts";
import { verifyAcceptance } from "./verify-acceptance.ts";

export type InvitationTerms = {
  readonly name: string;
  readonly roles: number;
  readonly until: number;
  readonly replaces?: Address | undefined;
};
export type AcceptParameters = {
  readonly code: string;
  readonly name: string;
  readonly challenge: Bytes32;
  readonly registration: Registration;
  readonly signature: Hex;
};

export type Invitations = {
  /** Throws facility.staff-unauthorized, access.invitations-full. */
  create(session: Session, terms: InvitationTerms): Promise<{ code: string; row: InvitationRow }>;
  /** Throws facility.staff-unauthorized. */
  list(session: Session): Promise<readonly InvitationRow[]>;
  /** Throws facility.staff-unauthorized, access.invitation-unknown. */
  withdraw(session: Session, invitationId: Hex): Promise<void>;
  /** Takes away what the chain has made true. */
  settle(row: InvitationRow): Promise<void>;
  /** Throws access.invitation-unknown. */
  find(code: string): Promise<InvitationRow>;
  /** Throws access.invitation-unknown, access.registration-rejected, facility.acceptance-invalid. */
  accept(asked: AcceptParameters): Promise<{ account: Address; facilityId: number }>;
};

export type InvitationsParameters = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly store: InvitationStore;
  readonly names: PersonNameStore;
  readonly passkeys: Pick<PasskeyStore, "forget">;
  readonly enrolments: Enrolments;
  /** Unix seconds of the wall clock. */
  readonly now: () => number;
};

const CODE_BYTES = 16;
const INVITATION_SECONDS = 7 * 86_400;
/** Of one facility, that wait for an answer or for a confirmation. */
const MOST_INVITATIONS = 200;

/** Invitations to the staff of the facilities of this node. */
export function createInvitations(parameters: InvitationsParameters): Invitations {
  const { client, addresses, store, names, passkeys, enrolments, now } = parameters;

  async function find(code: string): Promise<InvitationRow> {
    const row = await store.findOpen(hashOf(code), now());
    if (row === undefined) throw new AppError("access.invitation-unknown");
    return row;
  }

  return {
    find,
    async create(session, { replaces, ...terms }) {
      const facilityId = administered(session);
      const code = randomBytes(CODE_BYTES).toString("base64url");
      const createdAt = now();
      const row: InvitationRow = {
        ...terms,
        codeHash: hashOf(code),
        facilityId,
        invitedBy: session.account,
        replaces: replaces === undefined ? null : lowerHex(replaces),
        createdAt,
        expiresAt: createdAt + INVITATION_SECONDS,
        acceptance: null,
      };
      if (!(await store.put(row, MOST_INVITATIONS)))
        throw new AppError("access.invitations-full", { limit: MOST_INVITATIONS });
      return { code, row };
    },
    list: async (session) => store.listOf(administered(session), now()),
    async withdraw(session, invitationId) {
      const row = await store.take(administered(session), lowerHex(invitationId));
      if (row === undefined) throw new AppError("access.invitation-unknown");
      if (row.acceptance === null) return;
      await passkeys.forget(row.acceptance.credentialId);
      await names.forget(row.facilityId, row.acceptance.account);
    },
    async settle({ facilityId, codeHash }) {
      await store.take(facilityId, codeHash);
    },
    async accept({ code, name, signature, ...registered }) {
      const { codeHash, facilityId, roles, until } = await find(code);
      const enrolled = await enrolments.verify(null, registered);
      const { passkey, credentialId } = enrolled;
      const account = lowerHex(await accountAddress(client, addresses, [passkey]));
      await verifyAcceptance({ client, addresses, facilityId, account, roles, until, passkey, signature });
      await enrolments.remember(account, enrolled);
      const acceptance = { account, ...passkey, credentialId, signature, acceptedAt: now() };
      if (!(await store.accept(codeHash, acceptance, now()))) {
        await passkeys.forget(credentialId);
        throw new AppError("access.invitation-unknown");
      }
      await names.put({ facilityId, account, name, givenAt: now() });
      return { account, facilityId };
    },
  };
}

/** The facility that the session administers. */
function administered({ account, facilityId, roles }: Session): number {
  if (facilityId !== null && hasRole(roles, "administrator")) return facilityId;
  throw new AppError("facility.staff-unauthorized", { account, rolesNeeded: Role.administrator });
}

function hashOf(code: string): Hex {
  return `0x${createHash("sha256").update(code).digest("hex")}`;
}
