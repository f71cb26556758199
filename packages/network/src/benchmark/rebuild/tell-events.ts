import { type EventArgs, type EventName, type PeerName, peers } from "@medequipshare/contracts";
import {
  type Abi,
  type AbiEvent,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  numberToHex,
  stringToHex,
} from "viem";

/** An event as a chain records it, not yet in a block. */
export interface TellableLog {
  readonly peer: PeerName;
  readonly topics: readonly Hex[];
  readonly data: Hex;
}

export interface History {
  readonly facilities: number;
  readonly units: number;
  readonly reservations: number;
}

/** The first hour that anything is reserved for, unix seconds: 2027-01-01. */
export const HISTORY_BEGIN = 1_798_761_600;
const HOUR = 3_600;
const FAR = 4_000_000_000;
/** Token units: what each loan moves. */
const MONEY = { toOwner: 180_000_000n, toFund: 20_000_000n, refund: 100_000_000n };
const ESCROW = MONEY.toOwner + MONEY.toFund + MONEY.refund;

const word = (value: number): Hex => numberToHex(value, { size: 32 });
const account = (value: number): Hex => numberToHex(value, { size: 20 });

function encode<Peer extends PeerName, Name extends EventName<Peer>>(
  peer: Peer,
  eventName: Name,
  args: EventArgs<Peer, Name>,
): TellableLog {
  const abi: Abi = peers[peer].abi;
  const event = abi.find((item): item is AbiEvent => item.type === "event" && item.name === eventName);
  if (event === undefined) throw new TypeError(`${peer} has no event ${eventName}`);
  // Name and arguments were matched above; viem's generics cannot follow an erased ABI.
  const named = args as unknown as Readonly<Record<string, unknown>>;
  const topics = encodeEventTopics({ abi: [event], args: named }).flat();
  const plain = event.inputs.filter(({ indexed }) => !indexed);
  const data = encodeAbiParameters(
    plain,
    plain.map(({ name = "" }) => named[name]),
  );
  return { peer, topics: topics.filter((topic) => topic !== null), data };
}

/** Facilities join, units are registered, each reservation is confirmed, picked up, returned and settled: always the same. */
export function* tellEvents({ facilities, units, reservations }: History): Generator<TellableLog> {
  for (let facilityId = 1; facilityId <= facilities; facilityId += 1) yield* joining(facilityId);
  for (let unitId = 1; unitId <= units; unitId += 1) yield* registering(unitId, 1 + (unitId % facilities));
  for (let loan = 0; loan < reservations; loan += 1) {
    const unitId = 1 + (loan % units);
    yield* lending(unitId, 1 + Math.floor(loan / units), 1 + (unitId % facilities), facilities);
  }
}

function* joining(facilityId: number): Generator<TellableLog> {
  const application = {
    kind: 1,
    npi: 2_000_000_000n + BigInt(facilityId),
    ccn: "0x000000000000",
    homeCell: 0x8828_9aa6_adff_fffn,
    ownerGroup: 0,
    profile: word(facilityId),
    evidence: word(2),
    encryptionX: word(3),
    encryptionY: word(4),
  } as const;
  yield encode("facilityRegistry", "FacilityApplied", {
    facilityId,
    account: account(facilityId),
    application,
  });
  const standing = { activeUntil: FAR, insuredUntil: FAR, cover: 10n ** 15n };
  yield encode("facilityRegistry", "FacilityActivated", { facilityId, ...standing });
  const deposit = { from: account(facilityId), amount: 10n ** 15n, free: 10n ** 15n };
  yield encode("facilityLedger", "LedgerDeposited", { facilityId, ...deposit });
}

function* registering(unitId: number, ownerId: number): Generator<TellableLog> {
  yield encode("equipmentRegistry", "UnitRegistered", {
    unitId,
    ownerId,
    productCode: stringToHex("CBK"),
    registeredBy: account(ownerId),
    deviceClass: 2,
    lifeSustaining: true,
    deviceIdentifier: stringToHex("09520000000010", { size: 32 }),
    serialNumber: stringToHex(`SN-${unitId}`, { size: 32 }),
    specification: word(1_000 + unitId),
    locationCell: 0x8828_9aa6_adff_fffn,
    slotSeconds: HOUR,
    valuation: { cost: 50n, residual: 5n, acquiredAt: 1, life: 1_000, rateBps: 0, method: 0 },
  });
  const terms = {
    ratePerHour: 20_000_000,
    deposit: 100_000_000,
    contributionPerHour: 2_000_000,
    lateFeePerHour: 30_000_000,
    minimumSlots: 1,
    maximumSlots: 100,
    leadSeconds: 0,
    horizonDays: 90,
    freeCancelSeconds: HOUR,
    lateCancelBps: 5_000,
    turnaroundSlots: 1,
    policy: 14,
  };
  yield encode("equipmentRegistry", "TermsSet", { unitId, version: 1, terms });
  yield encode("equipmentRegistry", "FitnessChanged", { unitId, reasons: 0, maintenanceDueAt: FAR });
}

function* lending(unitId: number, turn: number, ownerId: number, facilities: number): Generator<TellableLog> {
  const reservationId = (BigInt(unitId) << 32n) | BigInt(turn);
  const borrowerId = 1 + ((ownerId + turn) % facilities);
  const startsAt = HISTORY_BEGIN + turn * 12 * HOUR;
  const endsAt = startsAt + 10 * HOUR;
  const asked = {
    unitId,
    borrowerId,
    by: account(borrowerId),
    startsAt,
    endsAt,
    priority: 0,
    termsVersion: 1,
  };
  const confirmed = { reservationId, ...asked, escrow: ESCROW, insured: 50n };
  yield encode("reservationManager", "ReservationConfirmed", confirmed);
  yield encode("reservationManager", "ReservationStarted", { reservationId, at: startsAt });
  yield encode("equipmentRegistry", "HolderChanged", { unitId, holderId: borrowerId });
  yield encode("reservationManager", "ReservationReturned", { reservationId, at: endsAt });
  yield encode("equipmentRegistry", "HolderChanged", { unitId, holderId: ownerId });
  yield encode("facilityLedger", "EscrowReleased", { reservationId, borrowerId, ownerId, ...MONEY });
  yield encode("reservationManager", "ReservationSettled", { reservationId });
}
