import {
  type CapabilityNeed,
  cellCentre,
  chargeDown,
  decodePolicy,
  homeCell,
  isInServiceArea,
  meetsNeed,
  type OfferCandidate,
  parseSlotSeconds,
  rankOffers,
  readCapabilities,
  serviceArea,
  substitutesFor,
  travelMinutes,
  windowObstacle,
} from "@medequipshare/domain";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { account, describeOnEngines, ToldChain, word } from "../../testing/index.ts";
import type { Database } from "../db/database.ts";
import { documentStore } from "../document/document-store.ts";
import { type SearchOffersParameters, searchOffers } from "./search-offers.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const CODES = ["NOU", "MNT", "CBK"] as const;
const NO_CELL = 2n ** 64n - 1n;

/** What specification number n says; the last was never fetched. */
const stated = [
  { patient: "adult" },
  { patient: "neonate, adult", batteryHours: 4 },
  { batteryHours: 9 },
  {},
];
const FACILITIES = 8;
const UNITS = 40;

const told = {
  facility: fc.record({
    latitude: fc.double({ min: 45, max: 48.9, noNaN: true }),
    longitude: fc.double({ min: -115, max: -105, noNaN: true }),
    activeDays: fc.constantFrom(200, 900, 900, 900),
    areaMinutes: fc.constantFrom(90, 240, 500),
    agreement: fc.constantFrom("none", "short", "long", "long"),
  }),
  unit: fc.record({
    ownerId: fc.integer({ min: 1, max: FACILITIES }),
    productCode: fc.constantFrom(...CODES),
    specification: fc.nat(4),
    slotSeconds: fc.constantFrom(3_600, 3_600, 900),
    ratePerHour: fc.integer({ min: 1, max: 9_000_001 }),
    contributionPerHour: fc.integer({ min: 0, max: 900_001 }),
    turnaroundSlots: fc.nat(2),
    minimumSlots: fc.integer({ min: 3, max: 30 }),
    maximumSlots: fc.integer({ min: 40, max: 200 }),
    leadSeconds: fc.constantFrom(0, DAY),
    horizonDays: fc.constantFrom(5, 90),
    reasons: fc.constantFrom(0, 0, 0, 0, 16),
    calibratedDays: fc.constantFrom(3, 300, 300),
    safeDays: fc.constantFrom(6, 300, 300),
    maintainedDays: fc.constantFrom(5, 300, 300),
    hasTerms: fc.constantFrom(true, true, true, true, false),
  }),
  reservation: fc.record({
    unitId: fc.integer({ min: 1, max: UNITS }),
    startHour: fc.integer({ min: -100, max: 240 }),
    hours: fc.integer({ min: 1, max: 90 }),
    state: fc.constantFrom(
      "held",
      "lapsed",
      "confirmed",
      "confirmed",
      "on-loan",
      "returned",
      "cancelled",
      "settled",
    ),
  }),
  settlement: fc.record({
    ownerId: fc.integer({ min: 1, max: FACILITIES }),
    seconds: fc.nat(400 * HOUR),
    wait: fc.nat(30 * DAY),
  }),
};

const seed = 20_270_101;
const facilities = fc.sample(told.facility, { seed, numRuns: FACILITIES });
const units = fc.sample(told.unit, { seed, numRuns: UNITS });
const reservations = fc.sample(told.reservation, { seed, numRuns: 80 });
const settlements = fc.sample(told.settlement, { seed, numRuns: 14 });
/** Every fourth unit is lent for emergencies only, when its owner approves. */
const policyOf = (unitId: number) => (unitId % 4 === 0 ? 0b1001 : 0b1110);
/** The last facility named a cell that is none. */
const cellOf = (id: number) => {
  const place = facilities[id - 1];
  return place === undefined || id === FACILITIES ? NO_CELL : homeCell(place);
};

describeOnEngines("searchOffers", (open) => {
  let db: Database;
  let now = 0;
  const settledAt: number[] = [];

  beforeAll(async () => {
    ({ db } = await open());
    const chain = new ToldChain(db);
    for (const [index, settlement] of settlements.entries()) {
      chain.wait(settlement.wait);
      const { ownerId, seconds } = settlement;
      const figures = {
        lateSeconds: 0n,
        revenue: 0n,
        contribution: 0n,
        lateFee: 0n,
        refund: 0n,
        shortfall: 0n,
      };
      const loan = { reservationId: BigInt(index), ownerId, borrowerId: 1, metered: true };
      const at = await chain.tell("LoanSettled", {
        ...loan,
        settlement: { ...figures, meteredSeconds: BigInt(seconds) },
      });
      settledAt.push(at);
    }
    now = Math.ceil((settledAt.at(-1) ?? 0) / HOUR) * HOUR + 10 * HOUR;
    await tellFacilities(chain, now);
    await tellUnits(chain, now);
    await tellReservations(chain, now);
    const store = documentStore(db);
    for (const [index, capabilities] of stated.entries()) {
      await store.putPublic({
        digest: word(500 + index),
        kind: "unit-specification",
        content: { capabilities },
        fetchedAt: 1,
      });
    }
  }, 240_000);

  const hour = fc.integer({ min: -5, max: 260 });
  const query = fc.record(
    {
      productCode: fc.constantFrom(...CODES),
      borrowerId: fc.integer({ min: 1, max: FACILITIES - 1 }),
      startHour: hour,
      hours: fc.oneof(fc.integer({ min: 1, max: 80 }), fc.constant(1_300)),
      offset: fc.constantFrom(0, 0, 0, 900, 60),
      withSubstitutes: fc.boolean(),
      needs: fc.subarray<CapabilityNeed>(
        [
          { name: "patient", is: "neonate" },
          { name: "batteryHours", atLeast: 5 },
        ],
        { maxLength: 1 },
      ),
      withinMinutes: fc.constantFrom(undefined, 60, 150, 300),
      priority: fc.constantFrom(undefined, "elective" as const, "emergency" as const),
      limit: fc.constantFrom(1, 5, 50),
    },
    { requiredKeys: ["productCode", "borrowerId", "startHour", "hours", "offset", "limit"] },
  );

  it("finds what a plain look at every unit finds, in the order of rankOffers", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(query, async ({ startHour, hours, offset, ...rest }) => {
        const startsAt = now + startHour * HOUR + offset;
        const asked = { ...rest, startsAt, endsAt: startsAt + hours * HOUR, now };
        const offers = await searchOffers(db, asked);
        const expected = rankOffers(lookAtEvery(asked, settledAt)).slice(0, asked.limit);
        expect(offers.map(({ unitId }) => unitId)).toEqual(expected.map(({ unitId }) => unitId));
        expect(rankOffers(offers).map(plain)).toEqual(expected.map(plain));
        found += offers.length;
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(50);
  }, 240_000);

  it("offers nobody its own units", async () => {
    const asked = { productCode: "CBK", startsAt: now + DAY, endsAt: now + 2 * DAY, now, limit: 50 };
    for (const borrowerId of [1, 2, 3]) {
      const offers = await searchOffers(db, { ...asked, borrowerId });
      expect(offers.filter(({ ownerId }) => ownerId === borrowerId)).toEqual([]);
    }
  });

  it("finds nothing near a home that is no cell", async () => {
    const asked = { productCode: "CBK", startsAt: now + DAY, endsAt: now + 2 * DAY, now, limit: 50 };
    expect(await searchOffers(db, { ...asked, borrowerId: FACILITIES })).toEqual([]);
  });

  it("throws input.not-found for an unknown borrower", async () => {
    const asked = { productCode: "CBK", startsAt: 1, endsAt: 2, now, limit: 1, borrowerId: 99 };
    await expect(searchOffers(db, asked)).rejects.toMatchObject({ code: "input.not-found" });
  });

  describe("a document cached again", () => {
    it("leaves the index as it is", async () => {
      const content = { capabilities: { patient: "pediatric" } };
      const document = { digest: word(500), kind: "unit-specification", content, fetchedAt: 2 };
      await documentStore(db).putPublic(document);
      const asked = { productCode: "CBK", startsAt: now + DAY, endsAt: now + 2 * DAY, now, limit: 50 };
      const offers = await searchOffers(db, {
        ...asked,
        borrowerId: 1,
        needs: [{ name: "patient", is: "pediatric" }],
      });
      expect(offers).toEqual([]);
    });
  });
});

const plain = ({
  unitId,
  obstacles,
  substitutes,
  travelMinutes: minutes,
  cost,
  ownerHoursLent,
  fitUntil,
}: OfferCandidate) => ({
  unitId,
  obstacles,
  substitutes,
  minutes,
  cost,
  ownerHoursLent,
  fitUntil,
});

async function tellFacilities(chain: ToldChain, now: number): Promise<void> {
  for (const [index, place] of facilities.entries()) {
    const id = index + 1;
    await chain.tellFacility(id, cellOf(id), now + place.activeDays * HOUR);
    const added = [...serviceArea({ centre: place, minutes: place.areaMinutes, finest: 4 })];
    await chain.tell("ServiceAreaChanged", { facilityId: id, added, removed: [], areaResolutions: 56 });
    if (place.agreement === "none") continue;
    for (const borrowerId of [1, 2, 3, 4, 5, 6]) {
      const until = agreementUntil(place.agreement, now);
      const agreement = {
        ownerId: id,
        borrowerId,
        from: 0,
        until,
        document: word(1),
        priceSchedule: word(2),
      };
      await chain.tell("AgreementInForce", { ownerId: id, borrowerId, agreement });
    }
  }
}

const agreementUntil = (kind: string, now: number) => now + (kind === "short" ? 4 * DAY : 400 * DAY);

async function tellUnits(chain: ToldChain, now: number): Promise<void> {
  for (const [index, unit] of units.entries()) {
    const unitId = index + 1;
    const { ownerId, productCode, slotSeconds, hasTerms, reasons, ratePerHour, contributionPerHour } = unit;
    const { turnaroundSlots, minimumSlots, maximumSlots, leadSeconds, horizonDays } = unit;
    const specification = word(500 + unit.specification);
    await chain.tellUnit(unitId, ownerId, { productCode, slotSeconds, specification });
    const length = {
      turnaroundSlots,
      minimumSlots,
      maximumSlots,
      leadSeconds,
      horizonDays,
      policy: policyOf(unitId),
    };
    const certificate = { unitId, issuedBy: account(1), document: word(3) };
    const until = (days: number) => now + days * DAY;
    if (hasTerms) await chain.tellTerms(unitId, 1, { ...length, ratePerHour: 1, contributionPerHour: 1 });
    const steps = [
      () =>
        chain.tell("CertificateIssued", { ...certificate, kind: 0, validUntil: until(unit.calibratedDays) }),
      () => chain.tell("CertificateIssued", { ...certificate, kind: 1, validUntil: until(unit.safeDays) }),
      () => chain.tell("FitnessChanged", { unitId, reasons, maintenanceDueAt: until(unit.maintainedDays) }),
      async () => {
        if (hasTerms) await chain.tellTerms(unitId, 2, { ...length, ratePerHour, contributionPerHour });
      },
    ];
    // Each of them comes last for some unit, so that none is forgotten by what the search reads.
    const first = unitId % steps.length;
    for (const step of [...steps.slice(first), ...steps.slice(0, first)]) await step();
  }
}

async function tellReservations(chain: ToldChain, now: number): Promise<void> {
  for (const [index, { unitId, startHour, hours, state }] of reservations.entries()) {
    const reservationId = BigInt(1_000 + index);
    const startsAt = now + startHour * HOUR;
    const asked = { unitId, borrowerId: 1, by: account(9), startsAt, endsAt: startsAt + hours * HOUR };
    const made = { ...asked, reservationId, priority: 0, termsVersion: 2 };
    if (state === "held" || state === "lapsed") {
      await chain.tell("ReservationHeld", { ...made, heldUntil: state === "held" ? now + 1 : now });
      continue;
    }
    await chain.tell("ReservationConfirmed", { ...made, escrow: 1n, insured: 1n });
    if (state === "cancelled") {
      await chain.tell("ReservationCancelled", {
        reservationId,
        cancelledFor: 1,
        by: account(9),
        toOwner: 0n,
      });
    }
    if (["on-loan", "returned", "settled"].includes(state)) {
      await chain.tell("ReservationStarted", { reservationId, at: now });
    }
    if (["returned", "settled"].includes(state)) {
      await chain.tell("ReservationReturned", { reservationId, at: now });
    }
    if (state === "settled") await chain.tell("ReservationSettled", { reservationId });
  }
}

/** Every unit, one after the other, judged by nothing but what was told. */
function lookAtEvery(asked: SearchOffersParameters, settledAt: readonly number[]): OfferCandidate[] {
  const {
    startsAt,
    endsAt,
    now,
    productCode,
    borrowerId,
    needs = [],
    withSubstitutes = false,
    priority,
  } = asked;
  const home = cellOf(borrowerId);
  const types = new Map([[productCode, { needs, because: null as string | null }]]);
  if (withSubstitutes) {
    for (const type of substitutesFor(productCode)) {
      types.set(type.productCode, { needs: [...needs, ...type.needs], because: type.because });
    }
  }
  return units.flatMap((unit, index): OfferCandidate[] => {
    const unitId = index + 1;
    const type = types.get(unit.productCode);
    const owner = facilities[unit.ownerId - 1];
    const isTaken = reservations.some(
      (other) =>
        other.unitId === unitId &&
        !["lapsed", "cancelled", "settled"].includes(other.state) &&
        now + other.startHour * HOUR < endsAt &&
        now + (other.startHour + other.hours) * HOUR > startsAt,
    );
    const can = readCapabilities(stated[unit.specification]);
    if (type === undefined || owner === undefined || isTaken || !unit.hasTerms) return [];
    if (unit.ownerId === borrowerId || unit.ownerId === FACILITIES) return [];
    if (!type.needs.every((need) => meetsNeed(can, need))) return [];
    const minutes = travelMinutes(cellCentre(cellOf(unit.ownerId)), cellCentre(home));
    if (minutes > (asked.withinMinutes ?? Number.POSITIVE_INFINITY)) return [];
    const days = [unit.calibratedDays, unit.safeDays, unit.maintainedDays];
    const fitUntil = unit.reasons === 0 ? now + Math.min(...days) * DAY : 0;
    const slotSeconds = parseSlotSeconds(unit.slotSeconds);
    const usable = Math.max(0, endsAt - startsAt - unit.turnaroundSlots * slotSeconds);
    const signed =
      owner.agreement !== "none" && borrowerId <= 6 && endsAt <= agreementUntil(owner.agreement, now);
    const area = serviceArea({ centre: owner, minutes: owner.areaMinutes, finest: 4 });
    const window = windowObstacle({ interval: { startsAt, endsAt }, slotSeconds, terms: unit, now });
    const lent = settlements.reduce((sum, settlement, each) => {
      const daysAgo = Math.floor(now / DAY) - Math.floor((settledAt[each] ?? 0) / DAY);
      return settlement.ownerId === unit.ownerId && daysAgo < 90 ? sum + settlement.seconds : sum;
    }, 0);
    return [
      {
        unitId,
        ownerId: unit.ownerId,
        obstacles: [
          ...(fitUntil < endsAt ? (["unfit"] as const) : []),
          ...(now + owner.activeDays * HOUR < endsAt ? (["owner-inactive"] as const) : []),
          ...(isInServiceArea(home, area) ? [] : (["outside-area"] as const)),
          ...(window === undefined ? [] : [window]),
          ...(priority !== undefined && !decodePolicy(policyOf(unitId)).priorities.includes(priority)
            ? (["priority-refused"] as const)
            : []),
          ...(signed ? [] : (["agreement-missing"] as const)),
        ],
        substitutes: type.because,
        travelMinutes: minutes,
        cost: chargeDown(BigInt(unit.ratePerHour + unit.contributionPerHour), usable),
        ownerHoursLent: Math.floor(lent / HOUR),
        fitUntil,
      },
    ];
  });
}
