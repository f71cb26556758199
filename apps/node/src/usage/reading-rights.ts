import { AppError, Role, type RoleBits } from "@medequipshare/domain";
import { type Database, getUnit, type LoanPeriod, listLoanPeriods } from "@medequipshare/readmodel";
import type { Session } from "../access/session.ts";

/** Those who use, keep or answer for a unit. Money follows the counters on chain, not single uses. */
const READING_ROLES =
  Role.administrator |
  Role.coordinator |
  Role.operator |
  Role.biomedical |
  Role["clinical-lead"] |
  Role.auditor;
/** Those who may sign a hand-over, for which a reading goes on chain. */
const RELAYING_ROLES = Role.administrator | Role.coordinator | Role.operator | Role.biomedical;

/** Which of a unit's readings somebody may know: single uses concern the owner, and who has or had the unit on loan. */
export type ReadingRights = {
  /** The times of taking; undefined for all. Throws input.not-found, usage.readings-not-party, facility.staff-unauthorized. */
  requireReadable(session: Session, unitId: number): Promise<readonly LoanPeriod[] | undefined>;
  /** Throws the same, also once the loan is over. */
  requireRelayable(session: Session, unitId: number): Promise<void>;
};

export function readingRights(db: Database): ReadingRights {
  async function periodsOf({ facilityId, account }: Session, unitId: number) {
    const { ownerId } = await getUnit(db, unitId);
    if (ownerId === facilityId) return undefined;
    const periods = facilityId === null ? [] : await listLoanPeriods(db, { unitId, borrowerId: facilityId });
    if (periods.length === 0) throw new AppError("usage.readings-not-party", { account, unitId });
    return periods;
  }

  return {
    async requireReadable(session, unitId) {
      const periods = await periodsOf(session, unitId);
      requireRole(session, READING_ROLES);
      return periods;
    },
    async requireRelayable(session, unitId) {
      const periods = await periodsOf(session, unitId);
      requireRole(session, RELAYING_ROLES);
      if (periods?.every(({ to }) => to !== null))
        throw new AppError("usage.readings-not-party", { account: session.account, unitId });
    },
  };
}

function requireRole({ account, roles }: Session, rolesNeeded: RoleBits): void {
  if ((roles & rolesNeeded) === 0)
    throw new AppError("facility.staff-unauthorized", { account, rolesNeeded });
}
