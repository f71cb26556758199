import { AppError, Role, roleNames } from "@medequipshare/domain";
import { type OpenedDatabase, openDatabase, readingStore } from "@medequipshare/readmodel";
import { account, ToldChain, word } from "@medequipshare/readmodel/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedRooms, type Someone, serveRooms } from "../../testing/serve-rooms.ts";
import { mountUsage } from "./routes.ts";

const [OWNER, FIRST_BORROWER, SECOND_BORROWER, STRANGER] = [1, 2, 3, 4];
const unitId = 1;
const usageMeter = account(0xaa);

let opened: OpenedDatabase;
let served: ServedRooms;
/** Of one reading before the loans, one during each, one between them, all in order. */
let taken: { before: number; first: number; between: number; second: number };
let relayed = 0;

/** A loan from its pick-up, until it is returned. */
async function lend(chain: ToldChain, number: number, borrowerId: number) {
  const reservationId = (1n << 32n) + BigInt(number);
  const handover = {
    reservationId,
    sequence: 0,
    releaserId: OWNER,
    receiverId: borrowerId,
    releasedBy: account(1),
    receivedBy: account(2),
    loanPack: word(3),
    meterSequence: 0,
    runSeconds: 0n,
    signedAt: 0,
  };
  const told = { reservationId, unitId, handoverHash: word(9) };
  await chain.tell("ReservationConfirmed", {
    unitId,
    borrowerId,
    by: account(20),
    startsAt: 3_600 * 1_000 * number,
    endsAt: 3_600 * (1_000 * number + 10),
    priority: 1,
    termsVersion: 1,
    reservationId,
    escrow: 300n,
    insured: 40n,
  });
  const from = await chain.tell("HandoverSigned", { ...told, receiverId: borrowerId, handover });
  return {
    from,
    giveBack: () =>
      chain.tell("HandoverSigned", {
        ...told,
        receiverId: OWNER,
        handover: { ...handover, sequence: 1, releaserId: borrowerId, receiverId: OWNER },
      }),
  };
}

beforeAll(async () => {
  opened = await openDatabase({ url: "memory" });
  const chain = new ToldChain(opened.db);
  for (const id of [OWNER, FIRST_BORROWER, SECOND_BORROWER, STRANGER])
    await chain.tellFacility(id, BigInt(id));
  await chain.tellUnit(unitId, OWNER);
  await chain.tellTerms(unitId, 1);
  const first = await lend(chain, 1, FIRST_BORROWER);
  const between = (await first.giveBack()) + 1;
  const second = await lend(chain, 2, SECOND_BORROWER);
  taken = { before: first.from - 1, first: first.from, between, second: second.from };

  const readings = readingStore(opened.db);
  for (const [index, takenAt] of Object.values(taken).entries()) {
    const counted = { sequence: index + 1, runSeconds: 60n, cycles: 1n, r: word(1), s: word(2) };
    await readings.put({ unitId, epoch: 1, takenAt, receivedAt: takenAt, relayedAt: null, ...counted });
  }
  served = await serveRooms((mount) =>
    mountUsage(mount, {
      db: opened.db,
      readings,
      relays: {
        async submit() {
          relayed += 1;
          throw new AppError("access.relayer-unfunded", { relayer: account(3), balance: 0n });
        },
      },
      addresses: { usageMeter },
      indexer: { status: { indexed: undefined } },
      now: () => 2_000_000,
    }),
  );
}, 60_000);
afterAll(async () => {
  await served?.close();
  await opened?.close();
});

const of = (facilityId: number | null, roles: number = Role.biomedical): Someone => ({ facilityId, roles });
const fetchReadings = (someone: Someone) => served.as(someone).reading.list({ query: { unitId } });
const timesFor = async (someone: Someone) =>
  (await fetchReadings(someone)).items.map(({ takenAt }) => takenAt);
const relayFor = (someone: Someone) => served.as(someone).reading.relayLatest({ params: { unitId } });

describe("GET /v1/readings", () => {
  it("gives the owner all, and a borrower what was taken during its loan", async () => {
    const { before, first, between, second } = taken;
    expect(await timesFor(of(OWNER))).toEqual([second, between, first, before]);
    expect(await timesFor(of(FIRST_BORROWER))).toEqual([first]);
    expect(await timesFor(of(SECOND_BORROWER))).toEqual([second]);
  });

  it.each([
    ["of a facility without part in the unit", STRANGER],
    ["who only applies", null],
  ])("refuses somebody %s", async (_who, facilityId) => {
    const asked = fetchReadings(of(facilityId, 255));
    await expect(asked).rejects.toMatchObject({ code: "usage.readings-not-party", evidence: { unitId } });
  });

  it("is for those who use, keep or answer for the unit", async () => {
    const outcomes = await Promise.allSettled(roleNames.map((role) => fetchReadings(of(OWNER, Role[role]))));
    const refused = roleNames.filter((_role, index) => outcomes[index]?.status === "rejected");
    expect(refused).toEqual(["finance", "reviewer"]);
  });
});

describe("POST /v1/units/{unitId}/readings/relay", () => {
  it.each([
    ["somebody of a facility without part in the unit", of(STRANGER, 255), "usage.readings-not-party"],
    ["an applicant", of(null, 255), "usage.readings-not-party"],
    ["a borrower whose loan is over", of(FIRST_BORROWER), "usage.readings-not-party"],
    ["an auditor of the owner", of(OWNER, Role.auditor), "facility.staff-unauthorized"],
  ])("spends no gas for %s", async (_who, someone, code) => {
    relayed = 0;
    await expect(relayFor(someone)).rejects.toMatchObject({ code });
    expect(relayed).toBe(0);
  });

  it.each([
    ["the owner", of(OWNER)],
    ["the borrower that has the unit", of(SECOND_BORROWER, Role.operator)],
  ])("sends the newest for %s", async (_who, someone) => {
    relayed = 0;
    await expect(relayFor(someone)).rejects.toMatchObject({ code: "access.relayer-unfunded" });
    expect(relayed).toBe(1);
  });
});
