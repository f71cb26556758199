import { homeCell, Role, serviceArea, type Terms, USD } from "@medequipshare/domain";
import {
  acceptReading,
  applyForMembership,
  appointStaff,
  approveUnit,
  attestFacility,
  cancelReservation,
  certifyCompetency,
  certifyTurnaround,
  changeServiceArea,
  checkOut,
  checkoutDeskAbi,
  confirmReservation,
  createP256Jwk,
  custodyLedgerAbi,
  deposit,
  digestOf,
  enrolLock,
  enrolMeter,
  getBalance,
  getFitness,
  getQuote,
  getReservation,
  getUnit,
  handOver,
  hashCheckOut,
  hashHandover,
  holdReservation,
  importP256Key,
  inspectUnit,
  issueCertificate,
  mayOpen,
  passkeyStatementSigner,
  prepareHandover,
  previewSettlement,
  proposeLock,
  proposeMeter,
  registerUnit,
  reserve,
  setPlan,
  setTerms,
  settleLoan,
  signAgreement,
  signCheckOut,
  signHandover,
  signPresence,
  signReading,
} from "@medequipshare/sdk";
import { keccak256, toHex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, type BareNetwork, startBareNetwork } from "./support/bare-network.ts";

const digest = (text: string) => digestOf(new TextEncoder().encode(text));
const DAY = 86_400;
const terms: Terms = {
  ratePerHour: 12n * USD,
  deposit: 100n * USD,
  contributionPerHour: 2n * USD,
  lateFeePerHour: 20n * USD,
  minimumSlots: 3,
  maximumSlots: 240,
  leadSeconds: 0,
  horizonDays: 60,
  freeCancelSeconds: DAY,
  lateCancelBps: 2_500,
  turnaroundSlots: 2,
};

/** Facilities 1 and 2 lend and borrow; one administrator each holds every role, but for the second persons. */
describe("the actions of the SDK on the real contracts", () => {
  let network: BareNetwork;
  let owner: Actor;
  let borrower: Actor;
  let second: Actor;
  let finance: Actor;
  let unitId: number;
  let start: number;

  const founder = (index: number): Actor => {
    const found = network.founders[index];
    if (found === undefined) throw new TypeError("no founder");
    return found;
  };

  beforeAll(async () => {
    network = await startBareNetwork();
    owner = founder(0);
    borrower = founder(1);
    second = await network.newActor();
    finance = await network.newActor();
  });
  afterAll(() => network[Symbol.asyncDispose]());

  it("discovers every contract from the peer book", () => {
    const { addresses } = network.reader;
    expect(new Set(Object.values(addresses)).size).toBe(Object.keys(addresses).length);
  });

  it("lets a passkey account without gas appoint staff, making their accounts", async () => {
    const until = (await network.now()) + 365 * DAY;
    const all = Object.values(Role).reduce((sum, bit) => sum | bit, 0);
    for (const actor of [owner, borrower, founder(2)]) {
      await appointStaff(actor.writer, {
        account: actor.account,
        roles: all,
        until,
        passkey: actor.passkey.publicKey,
      });
    }
    for (const person of [second, finance]) {
      const { account } = person;
      const offer = { facilityId: 1, roles: Role.biomedical | Role.finance, until };
      await appointStaff(owner.writer, await person.accept(offer));
      expect(await network.reader.client.getCode({ address: account })).toBeDefined();
    }
    expect(await network.reader.client.getBalance({ address: owner.account })).toBe(0n);
  });

  it("admits a facility on two equal attestations", async () => {
    const applicant = await network.newActor();
    const hospital = network.hospitals[5];
    if (hospital === undefined) throw new TypeError("no hospital");
    const { publicKey: encryptionKey } = await importP256Key(await createP256Jwk());
    const application = {
      kind: "hospital",
      npi: hospital.npi,
      ccn: hospital.ccn,
      homeCell: homeCell(hospital),
      profile: digest("profile"),
      evidence: digest("evidence"),
      encryptionKey,
    } as const;
    const passkey = applicant.passkey.publicKey;
    const { facilityId } = await applyForMembership(applicant.writer, { application, passkey });
    expect(facilityId).toBe(4);
    const until = (await network.now()) + 365 * DAY;
    const found = {
      facilityId,
      licensedUntil: until,
      insuredUntil: until,
      cover: 100n * USD,
      evidence: digest("evidence"),
    };
    expect((await attestFacility(owner.writer, found)).activated).toBe(false);
    await expect(attestFacility(owner.writer, found)).rejects.toMatchObject({
      code: "facility.reviewer-not-independent",
    });
    expect((await attestFacility(borrower.writer, found)).activated).toBe(true);
    const again = applyForMembership(applicant.writer, { application, passkey });
    await expect(again).rejects.toMatchObject({ code: expect.stringMatching(/^facility\..*-taken$/) });
  });

  it("registers a life-sustaining unit with a proof of its type", async () => {
    const now = await network.now();
    const registered = await registerUnit(owner.writer, {
      productCode: "CBK",
      deviceIdentifier: "09521234000013",
      serialNumber: "SN-1",
      specification: digest("specification"),
      locationCell: homeCell({ latitude: 45.79, longitude: -108.51 }),
      slotSeconds: 3600,
      valuation: {
        cost: 20_000n * USD,
        residual: 2_000n * USD,
        acquiredAt: now - 365 * DAY,
        life: 8 * 365 * DAY,
        rateBps: 0,
        method: "straight-line",
      },
    });
    expect(registered.lifeSustaining).toBe(true);
    ({ unitId } = registered);
    await expect(approveUnit(owner.writer, { unitId })).rejects.toMatchObject({
      code: "equipment.second-person-needed",
      evidence: { unitId },
    });
    await approveUnit(second.writer, { unitId });
    const certified = { unitId, validUntil: now + 300 * DAY, document: digest("certificate") };
    await issueCertificate(owner.writer, { ...certified, kind: "calibration" });
    await issueCertificate(owner.writer, { ...certified, kind: "electrical-safety" });
    await setPlan(owner.writer, { unitId, intervalSeconds: 180 * DAY, dueAt: now + 180 * DAY });
    expect((await setTerms(owner.writer, { unitId, terms })).version).toBe(1);
    expect(await getFitness(network.reader, { unitId, endsAt: now + DAY })).toBe(0);
  });

  it("moves dollars into the ledger from a plain wallet", async () => {
    const { free } = await deposit(network.deployer, { facilityId: 2, amount: 10_000n * USD });
    expect(free).toBe(10_000n * USD);
    expect((await getBalance(network.reader, { facilityId: 2 })).free).toBe(10_000n * USD);
  });

  it("holds, confirms, reserves and cancels under an agreement", async () => {
    const now = await network.now();
    start = (Math.floor(now / 3600) + 2) * 3600;
    const request = { unitId, startsAt: start, endsAt: start + 10 * 3600, priority: "urgent" } as const;
    const hospital = network.hospitals[0];
    if (hospital === undefined) throw new TypeError("no hospital");
    const { latitude, longitude } = hospital;
    const cells = serviceArea({ centre: { latitude, longitude }, minutes: 240 });
    await changeServiceArea(owner.writer, { added: cells });
    await expect(holdReservation(borrower.writer, request)).rejects.toMatchObject({
      code: "facility.agreement-missing",
    });
    const agreement = {
      ownerId: 1,
      borrowerId: 2,
      from: now - DAY,
      until: now + 400 * DAY,
      document: digest("agreement"),
      priceSchedule: digest("prices"),
    };
    expect((await signAgreement(owner.writer, agreement)).inForce).toBe(false);
    expect((await signAgreement(borrower.writer, agreement)).inForce).toBe(true);
    const held = await holdReservation(borrower.writer, request);
    expect(held.reservationId >> 32n).toBe(BigInt(unitId));
    await expect(reserve(borrower.writer, request)).rejects.toMatchObject({ code: "reservation.slot-taken" });
    const { escrow } = await confirmReservation(borrower.writer, held);
    expect(escrow).toBe(await getQuote(network.reader, { ...request, termsVersion: 1 }));
    const { toOwner } = await cancelReservation(owner.writer, held);
    expect(toOwner).toBe(0n);
    expect((await getBalance(network.reader, { facilityId: 2 })).free).toBe(10_000n * USD);
  });

  it("lends, checks out, meters, takes back and settles", async () => {
    const { addresses, client } = network.reader;
    const meter = await importP256Key(await createP256Jwk());
    const lock = await importP256Key(await createP256Jwk());
    const { epoch } = await proposeMeter(owner.writer, { unitId, key: meter.publicKey });
    expect((await enrolMeter(borrower.writer, { unitId, key: meter.publicKey })).epoch).toBe(epoch);
    await proposeLock(owner.writer, { unitId, key: lock.publicKey });
    await enrolLock(borrower.writer, { unitId, key: lock.publicKey });
    const anyone = network.deployer;
    const read = async (sequence: number, runSeconds: bigint) => {
      const takenAt = await network.now();
      const reading = { unitId, epoch, sequence, takenAt, runSeconds, cycles: 0n };
      return acceptReading(anyone, await signReading(addresses, meter, reading));
    };
    const move = async (reservationId: bigint, from: [number, Actor], to: [number, Actor]) => {
      const handover = await prepareHandover(network.reader, {
        reservationId,
        releaserId: from[0],
        receiverId: to[0],
        releasedBy: from[1].account,
        receivedBy: to[1].account,
        loanPack: digest("pack"),
        signedAt: await network.now(),
      });
      const onChain = await client.readContract({
        address: addresses.custodyLedger,
        abi: custodyLedgerAbi,
        functionName: "digestOf",
        args: [handover],
      });
      expect(hashHandover(addresses, handover)).toBe(onChain);
      const [releaserSignature, receiverSignature] = await Promise.all(
        [from[1], to[1]].map(({ passkey, account }) =>
          signHandover({
            addresses,
            handover,
            signer: passkeyStatementSigner({ passkey, account, addresses }),
          }),
        ),
      );
      if (releaserSignature === undefined || receiverSignature === undefined) throw new TypeError("unsigned");
      const moved = { handover, releaserSignature, receiverSignature };
      const swapped = {
        handover,
        releaserSignature: receiverSignature,
        receiverSignature: releaserSignature,
      };
      await expect(handOver(anyone, swapped)).rejects.toMatchObject({ code: "custody.signature-invalid" });
      expect((await handOver(anyone, moved)).handoverHash).toBe(onChain);
    };

    const request = { unitId, startsAt: start, endsAt: start + 10 * 3600, priority: "elective" } as const;
    const { reservationId, escrow } = await reserve(borrower.writer, request);
    await network.advance(start - (await network.now()));
    await read(1, 1_000n);
    await move(reservationId, [1, owner], [2, borrower]);
    await inspectUnit(borrower.writer, { reservationId, accepted: true, document: digest("inspection") });
    const now = await network.now();
    await certifyCompetency(borrower.writer, {
      account: borrower.account,
      productCode: "CBK",
      until: now + 100 * DAY,
      evidence: digest("training"),
    });
    const nonce = keccak256(toHex("nonce"));
    const operator = borrower.account;
    const checkOutRequest = { reservationId, unitId, operator, lockNonce: nonce, expiresAt: now + 300 };
    const onChain = await client.readContract({
      address: addresses.checkoutDesk,
      abi: checkoutDeskAbi,
      functionName: "digestOf",
      args: [checkOutRequest],
    });
    expect(hashCheckOut(addresses, checkOutRequest)).toBe(onChain);
    const presence = await signPresence(addresses, lock, { unitId, operator, nonce, issuedAt: now });
    const assertion = await signCheckOut(addresses, borrower.passkey, checkOutRequest);
    const stolen = await signCheckOut(addresses, owner.passkey, checkOutRequest);
    await expect(
      checkOut(anyone, { request: checkOutRequest, presence, assertion: stolen }),
    ).rejects.toMatchObject({ code: "checkout.assertion-invalid" });
    await checkOut(anyone, { request: checkOutRequest, presence, assertion });
    expect(await mayOpen(network.reader, { unitId, operator, lockNonce: nonce })).toBe(true);

    await network.advance(6 * 3600);
    await read(5, 1_000n + 5n * 3600n);
    await expect(read(5, 1_000n + 5n * 3600n)).rejects.toMatchObject({ code: "usage.sequence-not-newer" });
    await move(reservationId, [2, borrower], [1, owner]);
    const preview = await previewSettlement(network.reader, { reservationId });
    const settled = await settleLoan(anyone, { reservationId });
    expect(settled).toMatchObject(preview);
    expect(settled.meteredSeconds).toBe(5n * 3600n);
    expect(settled.revenue).toBe(60n * USD);
    expect(settled.contribution).toBe(10n * USD);
    expect(settled.revenue + settled.contribution + settled.lateFee + settled.refund).toBe(escrow);
    expect((await getReservation(network.reader, { reservationId })).reservation.state).toBe(5);
    const { reasons } = await getUnit(network.reader, { unitId });
    expect(reasons).not.toBe(0);
    await certifyTurnaround(owner.writer, { unitId, kind: "decontamination", document: digest("clean") });
    await certifyTurnaround(owner.writer, { unitId, kind: "sanitisation", document: digest("erased") });
    expect((await getUnit(network.reader, { unitId })).reasons).toBe(0);
  });
});
