import { AppError, hasRole, Role } from "@medequipshare/domain";
import type { Address, OwnSession } from "@medequipshare/protocol";
import { lowerHex, type SessionRow, type SessionStore } from "@medequipshare/readmodel";
import { limitsByLevel, type MostLimits } from "./limits-by-level.ts";
import type { Session } from "./session.ts";

export type OwnSessions = {
  /** The open sessions of whoever asks, the last used first; neither tokens nor their hashes in full. */
  list(session: Session): Promise<readonly OwnSession[]>;
  /** Throws input.not-found. */
  end(session: Session, sessionId: string): Promise<void>;
  /** Gives how many ended. */
  endAll(session: Session, kept: "current" | undefined): Promise<number>;
  /** Of somebody on the staff of the facility that `session` administers. Throws facility.staff-unauthorized, input.not-found. */
  endOf(session: Session, account: Address): Promise<number>;
};

export type OwnSessionsParameters = {
  readonly store: Pick<SessionStore, "listOf" | "end" | "endOf">;
  readonly facilityOf: (account: Address) => Promise<number | undefined>;
  readonly most?: MostLimits;
  /** Unix seconds of the wall clock. */
  readonly now: () => number;
};

/** What people, and their administrators, see and end of sessions. */
export function createOwnSessions(parameters: OwnSessionsParameters): OwnSessions {
  const { store, facilityOf, now } = parameters;
  const limits = limitsByLevel(parameters.most);
  return {
    async list({ account, tokenHash }) {
      const rows = await store.listOf(account, now(), limits);
      return rows.map((row) => ({
        sessionId: idOf(row),
        isCurrent: row.tokenHash === tokenHash,
        level: row.level,
        agent: row.agent,
        createdAt: row.createdAt,
        lastSeenAt: row.lastSeenAt,
        expiresAt: row.createdAt + limits[row.level].seconds,
      }));
    },
    async end({ account }, sessionId) {
      const rows = await store.listOf(account, now(), limits);
      const row = rows.find((each) => idOf(each) === sessionId);
      if (row === undefined)
        throw new AppError("input.not-found", { what: "session", field: "sessionId", value: sessionId });
      await store.end(row.tokenHash);
    },
    endAll: ({ account, tokenHash }, kept) =>
      store.endOf(account, kept === "current" ? tokenHash : undefined),
    async endOf({ account: actor, facilityId, roles }, account) {
      if (facilityId === null || !hasRole(roles, "administrator"))
        throw new AppError("facility.staff-unauthorized", {
          account: actor,
          rolesNeeded: Role.administrator,
        });
      if ((await facilityOf(account)) !== facilityId)
        throw new AppError("input.not-found", { what: "person", field: "account", value: account });
      return store.endOf(lowerHex(account), undefined);
    },
  };
}

/** Enough to tell sessions apart, too little to be tried. */
function idOf({ tokenHash }: Pick<SessionRow, "tokenHash">): string {
  return tokenHash.slice(2, 18);
}
