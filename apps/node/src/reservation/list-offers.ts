import {
  AppError,
  type Coordinates,
  cellCentre,
  explainFitness,
  parseSlotSeconds,
  quote,
  rankOffers,
  roadKilometres,
  travelMinutes,
} from "@medequipshare/domain";
import { findProductCode } from "@medequipshare/domain/product-codes";
import { facilityProfile, type Offer } from "@medequipshare/protocol";
import {
  type Database,
  documentStore,
  getFacility,
  listFacilityNames,
  listOfferCandidates,
  type OfferCandidateFacts,
} from "@medequipshare/readmodel";
import { unitView } from "../equipment/view.ts";

export type ListOffersParameters = {
  readonly productCode: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly borrowerId: number;
  readonly limit?: number | undefined;
  /** Chain time. */
  readonly now: number;
};

const MOST_OFFERS = 50;

/** Units free for a window, ranked by fitness, way, cost and fairness. What the borrower may not have is left out. */
export async function listOffers(db: Database, parameters: ListOffersParameters): Promise<Offer[]> {
  const { startsAt, endsAt, borrowerId, limit = 20 } = parameters;
  if (endsAt <= startsAt) throw new AppError("reservation.interval-empty", { startsAt, endsAt });
  const productCode = findProductCode(parameters.productCode).code;
  const borrower = await getFacility(db, borrowerId);
  const home = placeOf(borrower.homeCell, borrower.profileContent);
  const candidates = await listOfferCandidates(db, { ...parameters, productCode });
  const ranked = rankOffers(candidates.map((facts) => candidateOf(facts, home, { startsAt, endsAt })));
  const best = ranked.slice(0, Math.min(limit, MOST_OFFERS));
  const [names, specifications] = await Promise.all([
    listFacilityNames(
      db,
      best.flatMap(({ facts: { unit } }) => [unit.ownerId, unit.holderId]),
    ),
    documentStore(db).findPublic(best.map(({ facts }) => facts.unit.specification)),
  ]);
  return best.map(({ facts, rank, score, travelMinutes: minutes, kilometres, escrow, cost, reason }) => {
    const specificationContent = specifications.get(facts.unit.specification)?.content ?? null;
    const row = { ...facts.unit, terms: facts.terms, ownerKind: null, specificationContent };
    return {
      unit: unitView(row, names, { startsAt, endsAt }),
      rank,
      score,
      travelMinutes: minutes,
      kilometres,
      escrow,
      cost,
      reason,
      ownerActive: facts.ownerIsActive,
      inServiceArea: facts.isInArea,
      agreementInForce: facts.hasAgreement,
    };
  });
}

function candidateOf(
  facts: OfferCandidateFacts,
  home: Coordinates,
  window: { startsAt: number; endsAt: number },
) {
  const { unit, terms, ownerCell, ownerProfile, ownerSecondsLent } = facts;
  const place = placeOf(ownerCell, ownerProfile);
  const { price, contribution, escrow } = quote(terms, window, parseSlotSeconds(unit.slotSeconds));
  const { fit } = explainFitness(unit, window.startsAt, window.endsAt);
  return {
    facts,
    unitId: unit.id,
    ownerId: unit.ownerId,
    // To a borrower a unit is as unfit when no agreement, no area or no licence lets it be lent.
    fit: fit && facts.ownerIsActive && facts.isInArea && facts.hasAgreement,
    travelMinutes: travelMinutes(place, home),
    kilometres: Math.round(roadKilometres(place, home) * 10) / 10,
    cost: price + contribution,
    escrow,
    ownerHoursLent: ownerSecondsLent / 3600,
  };
}

/** Where the profile says, else the middle of the home cell. */
function placeOf(cell: bigint, profile: unknown): Coordinates {
  const parsed = facilityProfile.safeParse(profile);
  return parsed.success ? parsed.data : cellCentre(cell);
}
