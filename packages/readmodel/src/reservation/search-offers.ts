import {
  type CapabilityNeed,
  decodePolicy,
  type OfferCandidate,
  type OfferObstacle,
  type PriorityName,
  parseSlotSeconds,
  quote,
  substitutesFor,
  type TokenUnits,
  windowObstacle,
} from "@medequipshare/domain";
import type { Reader } from "../db/database.ts";
import { listUnitsById, type TermsRow, type UnitWithTerms } from "../equipment/reader.ts";
import { getFacility } from "../facility/reader.ts";
import { findFreeUnits } from "./find-free-units.ts";
import { type Lender, listLenders } from "./list-lenders.ts";

export type SearchOffersParameters = {
  /** FDA product code in capital letters. */
  readonly productCode: string;
  readonly needs?: readonly CapabilityNeed[] | undefined;
  /** Whether other types may serve instead. */
  readonly withSubstitutes?: boolean | undefined;
  /** Unix seconds, turnaround included; half-open. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly borrowerId: number;
  /** Estimated driving time between borrower and owner. */
  readonly withinMinutes?: number | undefined;
  /** What it is for; owners may lend for some priorities only. */
  readonly priority?: PriorityName | undefined;
  readonly limit: number;
  /** Unix seconds; lapsed holds do not count as taken. */
  readonly now: number;
};

/** A free unit with what the domain ranks it by. */
export type FoundOffer = OfferCandidate & {
  readonly unit: UnitWithTerms;
  readonly lender: Lender;
  /** What a reservation would hold: cost and deposit, token units. */
  readonly escrow: TokenUnits;
};

/**
 * Free units that do what is asked, the best first by the domain's `rankOffers`, at most `limit`. Four queries,
 * however many units there are. Throws input.not-found when there is no such borrower.
 */
export async function searchOffers(
  db: Reader,
  parameters: SearchOffersParameters,
): Promise<readonly FoundOffer[]> {
  const { productCode, needs = [], withSubstitutes = false, borrowerId } = parameters;
  const { homeCell, latitude, longitude } = await getFacility(db, borrowerId);
  // A home that is no cell is near nobody.
  if (latitude === null || longitude === null) return [];
  const substitutes = withSubstitutes ? substitutesFor(productCode) : [];
  const types = [
    { productCode, isSubstitute: false, needs },
    ...substitutes.map((type) => ({ ...type, isSubstitute: true, needs: [...needs, ...type.needs] })),
  ];
  const productCodes = types.map((type) => type.productCode);
  const lenders = await listLenders(db, {
    ...parameters,
    homeCell,
    home: { latitude, longitude },
    productCodes,
  });
  const ids = await findFreeUnits(db, { ...parameters, types, lenders });
  const units = await listUnitsById(db, ids);
  const byOwner = new Map(lenders.map((lender) => [lender.ownerId, lender]));
  const reasons = new Map(substitutes.map((type) => [type.productCode, type.because]));
  return ids.flatMap((id) => {
    const unit = units.get(id);
    const lender = unit && byOwner.get(unit.ownerId);
    if (unit === undefined || lender === undefined || unit.terms === null) return [];
    return [offerOf(unit, unit.terms, lender, reasons.get(unit.productCode) ?? null, parameters)];
  });
}

function offerOf(
  unit: UnitWithTerms,
  terms: TermsRow,
  lender: Lender,
  substitutes: string | null,
  parameters: SearchOffersParameters,
): FoundOffer {
  const { price, contribution, escrow } = quote(terms, parameters, parseSlotSeconds(unit.slotSeconds));
  const { calibratedUntil, electricallySafeUntil, maintenanceDueAt } = unit;
  const fitUntil =
    unit.reasons === 0 ? Math.min(calibratedUntil, electricallySafeUntil, maintenanceDueAt) : 0;
  return {
    unit,
    lender,
    unitId: unit.id,
    ownerId: unit.ownerId,
    obstacles: obstaclesOf(unit, terms, lender, fitUntil, parameters),
    substitutes,
    travelMinutes: lender.travelMinutes,
    cost: price + contribution,
    escrow,
    ownerHoursLent: lender.hoursLent,
    fitUntil,
  };
}

function obstaclesOf(
  { slotSeconds }: UnitWithTerms,
  terms: TermsRow,
  { isActive, isInArea, hasAgreement }: Lender,
  fitUntil: number,
  interval: SearchOffersParameters,
): readonly OfferObstacle[] {
  const window = windowObstacle({
    interval,
    terms,
    slotSeconds: parseSlotSeconds(slotSeconds),
    now: interval.now,
  });
  const found: readonly (OfferObstacle | false | undefined)[] = [
    fitUntil < interval.endsAt && "unfit",
    !isActive && "owner-inactive",
    !isInArea && "outside-area",
    window,
    interval.priority !== undefined &&
      !decodePolicy(terms.policy).priorities.includes(interval.priority) &&
      "priority-refused",
    !hasAgreement && "agreement-missing",
  ];
  return found.filter((obstacle): obstacle is OfferObstacle => Boolean(obstacle));
}
