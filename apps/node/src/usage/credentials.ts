import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { AppError, Role } from "@medequipshare/domain";
import type { BrokerCredential, BrokerLogin, Instrument } from "@medequipshare/protocol";
import type { BrokerCredentialKey, BrokerCredentialRow, CredentialStore } from "@medequipshare/readmodel";
import type { Audit } from "../access/audit.ts";
import type { Session } from "../access/session.ts";
import { parseUsername, usernameOf } from "./broker-username.ts";
import type { UnitParties } from "./unit-parties.ts";

/** Those who install instruments, and those who answer for everything. */
const ISSUING_ROLES = Role.administrator | Role.biomedical;

type OfUnit = { readonly unitId: number; readonly instrument: Instrument };

/** What meters and locks show to this node's broker: issued by staff of a unit's parties, each facility its own. */
export type Credentials = {
  /** Ends the one before, with its connection. Throws input.not-found, usage.credential-not-party, facility.staff-unauthorized. */
  issue(session: Session, of: OfUnit): Promise<BrokerCredential & BrokerLogin>;
  /** Also once the facility has no more part in the unit. Ends its connection. Throws input.not-found when there is none, else the same. */
  revoke(session: Session, of: OfUnit): Promise<void>;
  /** The same. */
  list(session: Session, unitId: number): Promise<readonly BrokerCredential[]>;
  /** Whose credential it is. Throws usage.credential-wrong; usage.unit-not-served once its facility has no part in the unit. */
  authenticate(login: Partial<BrokerLogin>): Promise<BrokerCredentialKey>;
};

export type CredentialsParameters = {
  readonly store: CredentialStore;
  readonly parties: UnitParties;
  /** Ends the connection of a user name whose credential counts no more, if there is one. */
  readonly endConnection: (username: string) => void;
  readonly audit: Audit;
  readonly now: () => number;
};

export function createCredentials(parameters: CredentialsParameters): Credentials {
  const { store, parties, audit, endConnection, now } = parameters;

  async function requireIssuer({ account, facilityId, roles }: Session, unitId: number): Promise<number> {
    await parties.requireKnown(unitId);
    if (facilityId === null) throw new AppError("usage.credential-not-party", { account, unitId });
    if ((roles & ISSUING_ROLES) === 0)
      throw new AppError("facility.staff-unauthorized", { account, rolesNeeded: ISSUING_ROLES });
    return facilityId;
  }

  return {
    async issue(session, of) {
      const facilityId = await requireIssuer(session, of.unitId);
      if (!(await parties.include(of.unitId, facilityId)))
        throw new AppError("usage.credential-not-party", { account: session.account, unitId: of.unitId });
      const key = { ...of, facilityId };
      const password = randomBytes(32).toString("base64url");
      const isReplaced = (await store.find(key)) !== undefined;
      const row = { ...key, issuedBy: session.account, issuedAt: now() };
      await store.put({ ...row, passwordHash: `0x${hashOf(password).toString("hex")}` });
      const username = usernameOf(key);
      // Before the audit trail, which may fail: what counts no more must not stay connected.
      endConnection(username);
      await audit({
        actor: session.account,
        action: isReplaced ? "credential.replace" : "credential.issue",
        subject: username,
        outcome: "done",
      });
      return { ...row, username, password };
    },
    async revoke(session, of) {
      const facilityId = await requireIssuer(session, of.unitId);
      const key = { ...of, facilityId };
      const username = usernameOf(key);
      if (!(await store.remove(key)))
        throw new AppError("input.not-found", { what: "credential", field: "username", value: username });
      endConnection(username);
      await audit({
        actor: session.account,
        action: "credential.revoke",
        subject: username,
        outcome: "done",
      });
    },
    async list(session, unitId) {
      const facilityId = await requireIssuer(session, unitId);
      return (await store.list({ unitId, facilityId })).map(credentialView);
    },
    async authenticate({ username = "", password = "" }) {
      const key = parseUsername(username);
      const row = key && (await store.find(key));
      // As long for a name that nobody has.
      const expected = row === undefined ? NOBODY : Buffer.from(row.passwordHash.slice(2), "hex");
      const isRight = timingSafeEqual(hashOf(password), expected);
      if (row === undefined || !isRight)
        throw new AppError("usage.credential-wrong", { username: username.slice(0, 100) });
      const { unitId, instrument, facilityId } = row;
      if (!(await parties.include(unitId, facilityId)))
        throw new AppError("usage.unit-not-served", { unitId, facilityId });
      return { unitId, instrument, facilityId };
    },
  };
}

const NOBODY = Buffer.alloc(32);

function hashOf(password: string): Buffer {
  return createHash("sha256").update(password).digest();
}

function credentialView({ passwordHash: _kept, ...row }: BrokerCredentialRow): BrokerCredential {
  return { ...row, username: usernameOf(row) };
}
