import { formatCell } from "@medequipshare/domain";
import { type Facility, facilityProfile } from "@medequipshare/protocol";
import type { FacilityWithProfile, ScoreRow } from "@medequipshare/readmodel";

/** A facility as the API tells it. `now` is chain time. */
export function facilityView(
  row: FacilityWithProfile,
  score: ScoreRow,
  unitCount: number,
  now: number,
): Facility {
  const profile = facilityProfile.safeParse(row.profileContent);
  return {
    facilityId: row.id,
    account: row.account,
    kind: row.kind,
    npi: row.npi,
    ccn: row.ccn,
    homeCell: formatCell(row.homeCell),
    ownerGroup: row.ownerGroup,
    profileDigest: row.profile,
    evidence: row.evidence,
    appliedAt: row.appliedAt,
    profile: profile.success ? profile.data : null,
    activeUntil: row.activeUntil,
    insuredUntil: row.insuredUntil,
    coverLeft: row.coverLeft,
    active: row.activeUntil > now,
    unitCount,
    score: {
      count: score.count,
      condition: score.condition,
      punctuality: score.punctuality,
      communication: score.communication,
    },
  };
}
