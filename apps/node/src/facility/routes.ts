import { formatCell } from "@medequipshare/domain";
import { type FacilityDetail, routes } from "@medequipshare/protocol";
import {
  countUnitsByOwner,
  type Database,
  findFacilityByNpi,
  getFacility,
  getScore,
  listAgreements,
  listAttestations,
  listCompetencies,
  listFacilities,
  listScores,
  listServiceArea,
  listStaff,
} from "@medequipshare/readmodel";
import type { ChainClock } from "../http/chain-clock.ts";
import type { Mount } from "../http/mount.ts";
import { pageView } from "../http/page-view.ts";
import { facilityView } from "./view.ts";

export type FacilityRoutesParameters = { readonly db: Database; readonly clock: ChainClock };

export function mountFacilities(mount: Mount, { db, clock }: FacilityRoutesParameters): void {
  mount(routes.facility.list, async ({ query }) => {
    const { npi, kind, applied, limit, cursor } = query;
    const [now, counts, scores] = await Promise.all([clock(), countUnitsByOwner(db), listScores(db)]);
    const noScore = (facilityId: number) => ({
      facilityId,
      count: 0,
      condition: 0,
      punctuality: 0,
      communication: 0,
    });
    const found =
      npi === undefined
        ? await listFacilities(db, { kind, applied, limit, after: cursor })
        : { items: [await findFacilityByNpi(db, npi)].filter((row) => row !== undefined) };
    return pageView(found, (row) =>
      facilityView(row, scores.get(row.id) ?? noScore(row.id), counts.get(row.id) ?? 0, now),
    );
  });
  mount(routes.facility.get, ({ params: { facilityId } }) => readDetail(db, facilityId, clock));
}

async function readDetail(db: Database, id: number, clock: ChainClock): Promise<FacilityDetail> {
  const row = await getFacility(db, id);
  const [now, score, counts, staff, competencies, area, agreements, attestations] = await Promise.all([
    clock(),
    getScore(db, id),
    countUnitsByOwner(db),
    listStaff(db, id),
    listCompetencies(db, id),
    listServiceArea(db, id),
    listAgreements(db, id),
    listAttestations(db, id),
  ]);
  return {
    ...facilityView(row, score, counts.get(id) ?? 0, now),
    encryptionX: row.encryptionX,
    encryptionY: row.encryptionY,
    serviceArea: area.map(formatCell),
    staff: staff
      .filter(({ leftAt }) => leftAt === null)
      .map(({ account, roles, until }) => ({
        account,
        roles,
        until,
        competencies: competencies
          .filter((competency) => competency.account === account)
          .map(({ productCode, until }) => ({ productCode, until })),
      })),
    agreements: agreements.map(({ ownerId, borrowerId, from, until, document, priceSchedule }) => ({
      ownerId,
      borrowerId,
      from,
      until,
      document,
      priceSchedule,
    })),
    attestations: attestations.map(
      ({ reviewerFacilityId, reviewer, licensedUntil, insuredUntil, cover, evidence }) => ({
        reviewerFacilityId,
        reviewer,
        licensedUntil,
        insuredUntil,
        cover,
        evidence,
      }),
    ),
  };
}
