import { AppError, type PriorityName, parseCapabilityNeed, rankOffers } from "@medequipshare/domain";
import { findProductCode } from "@medequipshare/domain/product-codes";
import type { Offer } from "@medequipshare/protocol";
import { type Database, listFacilityNames, searchOffers } from "@medequipshare/readmodel";
import { unitView } from "../equipment/view.ts";

export type ListOffersParameters = {
  readonly productCode: string;
  /** Such as patient=neonate. */
  readonly capabilities?: readonly string[] | undefined;
  readonly substitutes?: boolean | undefined;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly borrowerId: number;
  readonly withinMinutes?: number | undefined;
  readonly priority?: PriorityName | undefined;
  readonly limit?: number | undefined;
  /** Chain time. */
  readonly now: number;
};

const MOST_NEEDS = 16;

/**
 * Units free for a window, the best first. What the borrower may not reserve as it is comes last and says why; nothing
 * is hidden but what is taken, too far away or cannot do what is asked.
 */
export async function listOffers(db: Database, parameters: ListOffersParameters): Promise<Offer[]> {
  const { startsAt, endsAt, capabilities = [], substitutes, limit = 20 } = parameters;
  if (endsAt <= startsAt) throw new AppError("reservation.interval-empty", { startsAt, endsAt });
  if (capabilities.length > MOST_NEEDS) {
    const problem = `at most ${MOST_NEEDS} are accepted`;
    throw new AppError("input.invalid", { field: "capabilities", value: capabilities.length, problem });
  }
  const found = await searchOffers(db, {
    ...parameters,
    productCode: findProductCode(parameters.productCode).code,
    needs: capabilities.map(parseCapabilityNeed),
    withSubstitutes: substitutes,
    limit,
  });
  const names = await listFacilityNames(
    db,
    found.flatMap(({ unit }) => [unit.ownerId, unit.holderId]),
  );
  return rankOffers(found).map(({ unit, lender, unitId: _unit, ownerId: _owner, ...offer }) => ({
    ...offer,
    unit: unitView(unit, names, { startsAt, endsAt }),
    obstacles: [...offer.obstacles],
    reasons: offer.reasons.map((reason) => ({ ...reason })),
    kilometres: lender.kilometres,
    ownerActive: lender.isActive,
    inServiceArea: lender.isInArea,
    agreementInForce: lender.hasAgreement,
  }));
}
