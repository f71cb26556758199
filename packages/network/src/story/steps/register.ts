import {
  type FitnessReasonCode,
  homeCell,
  isAppError,
  parseUdi,
  requireShareableUdi,
} from "@medequipshare/domain";
import {
  approveUnit,
  createP256Jwk,
  enrolLock,
  enrolMeter,
  importP256Key,
  issueCertificate,
  type NetworkWriter,
  proposeLock,
  proposeMeter,
  type RegisterUnitParameters,
  registerUnit,
  setPlan,
  setTerms,
} from "@medequipshare/sdk";
import { untilIndexed } from "../../access/until-indexed.ts";
import type { Hospital } from "../../seed/montana.ts";
import { unitPicture } from "../../seed/unit-picture.ts";
import { ventilatorScan } from "../../seed/ventilator-scan.ts";
import { LockSimulator } from "../../usage/lock-simulator.ts";
import { MeterSimulator } from "../../usage/meter-simulator.ts";
import { jsonBytes, type Stage } from "../stage.ts";
import { storyTerms } from "../story-terms.ts";

/** What kind of ventilator it is and what it can do, in the words of the capability vocabulary. */
export interface Ventilator {
  readonly productCode: string;
  readonly deviceName: string;
  readonly capabilities: Readonly<Record<string, string>>;
}

const usual: Ventilator = {
  productCode: "CBK",
  deviceName: "Ventilator, continuous",
  capabilities: { patient: "adult and pediatric", modes: "VC, PC, PSV" },
};

/** The owner registers a ventilator from its scanned UDI and sets its terms. Gives the unit's id. */
export async function register(
  stage: Stage,
  owner: Hospital,
  ratePerHourDollars: number,
  { productCode, deviceName, capabilities }: Ventilator = usual,
): Promise<number> {
  const engineer = await stage.cast.person(owner, "biomedical");
  const now = await stage.clock.now();
  const image = await engineer.put({ kind: "image", bytes: unitPicture });
  const specification = await engineer.put({
    kind: "unit-specification",
    bytes: jsonBytes({
      manufacturer: "Example Medical",
      model: "EV-300",
      productCode,
      deviceName,
      capabilities,
      images: [image],
      accessories: ["Circuit", "Humidifier", "Test lung"],
    }),
  });
  const acquiredAt = now - 2 * 365 * 86_400;
  const { unitId } = await registerNew(stage, engineer.writer, {
    productCode,
    specification,
    locationCell: homeCell(owner),
    slotSeconds: stage.slotSeconds,
    valuation: {
      method: "straight-line",
      cost: 38_000_000_000n,
      residual: 4_000_000_000n,
      acquiredAt,
      life: 10 * 365 * 86_400,
      rateBps: 0,
    },
  });
  stage.record.tell({
    who: engineer.name,
    what: `registered unit ${unitId}, a ventilator (${productCode}), from its UDI`,
  });

  const coordinator = await stage.cast.person(owner, "coordinator");
  await setTerms(coordinator.writer, { unitId, terms: storyTerms(ratePerHourDollars) });
  stage.record.tell({ who: coordinator.name, what: `set the terms of sharing of unit ${unitId}` });
  return unitId;
}

/** Under the next serial number of the seed that nobody has taken: on a used network earlier stories have some. */
async function registerNew(
  { random, clock }: Stage,
  writer: NetworkWriter,
  unit: Omit<RegisterUnitParameters, "deviceIdentifier" | "serialNumber">,
) {
  for (;;) {
    const scan = ventilatorScan(random.between(1, 99_999));
    const identity = requireShareableUdi(parseUdi(scan, { now: await clock.now() }));
    try {
      return await registerUnit(writer, { ...identity, ...unit });
    } catch (error) {
      if (!isAppError(error) || error.code !== "equipment.already-registered") throw error;
    }
  }
}

/** What a ventilator with terms lacks before anything was done for it: it sustains life, so also a second person. */
const reasonsAtFirst: readonly FitnessReasonCode[] = [
  "not-approved",
  "calibration-expired",
  "electrical-safety-expired",
  "maintenance-overdue",
];

/** Certificates, a maintenance plan and the second person's approval; each takes its reason from the verdict. */
export async function makeFit(stage: Stage, owner: Hospital, unitId: number): Promise<void> {
  const engineer = await stage.cast.person(owner, "biomedical");
  const lead = await stage.cast.person(owner, "clinical-lead");
  const now = await stage.clock.now();
  let left = reasonsAtFirst;
  const requireWithout = async (gone: FitnessReasonCode) => {
    left = left.filter((code) => code !== gone);
    await requireVerdict(stage, owner, unitId, left);
  };
  await requireVerdict(stage, owner, unitId, left);
  for (const kind of ["calibration", "electrical-safety"] as const) {
    const document = await engineer.put({
      kind: "certificate",
      bytes: jsonBytes({ unitId, kind, laboratory: "Example Metrology", result: "within limits (invented)" }),
      recipients: [...stage.facts.ids.values()].slice(0, 5),
    });
    await issueCertificate(engineer.writer, { unitId, kind, validUntil: now + 300 * 86_400, document });
    stage.record.tell({ who: engineer.name, what: `filed the ${kind} certificate of unit ${unitId}` });
    await requireWithout(`${kind}-expired`);
  }
  await setPlan(engineer.writer, { unitId, intervalSeconds: 180 * 86_400, dueAt: now + 90 * 86_400 });
  stage.record.tell({
    who: engineer.name,
    what: `set the maintenance plan of unit ${unitId}: every 180 days`,
  });
  await requireWithout("maintenance-overdue");
  await approveUnit(lead.writer, { unitId });
  stage.record.tell({ who: lead.name, what: `approved unit ${unitId} as second person: it sustains life` });
  await requireWithout("not-approved");
}

/** The whole list of the verdict's reasons, as the owner's node gives it once it has seen the latest block. */
async function requireVerdict(
  stage: Stage,
  owner: Hospital,
  unitId: number,
  codes: readonly FitnessReasonCode[],
): Promise<void> {
  const engineer = await stage.cast.person(owner, "biomedical");
  await untilIndexed(engineer.node, stage.chain);
  const now = await stage.clock.now();
  const { verdict } = await engineer.node.unit.get({
    params: { unitId },
    query: { startsAt: now, endsAt: now + 7 * 86_400 },
  });
  const said = verdict.reasons.map(({ code }) => code).join(", ");
  const expected = codes.join(", ");
  if (said !== expected || verdict.fit !== (codes.length === 0))
    throw new Error(`the verdict on unit ${unitId} is "${said}", it must be "${expected}"`);
  stage.record.tell({ who: "The verdict", what: `on unit ${unitId}: ${said || "fit to lend"}` });
}

/** The unit's meter, witnessed by another facility, and the lock of its case. */
export async function fitWithInstruments(stage: Stage, owner: Hospital, witness: Hospital, unitId: number) {
  const { addresses, chain, clock } = stage;
  const engineer = await stage.cast.person(owner, "biomedical");
  const other = await stage.cast.person(witness, "biomedical");
  const meterKey = await importP256Key(await createP256Jwk());
  await proposeMeter(engineer.writer, { unitId, key: meterKey.publicKey });
  stage.record.tell({ who: engineer.name, what: `proposed the key of the meter of unit ${unitId}` });
  const { epoch } = await enrolMeter(other.writer, { unitId, key: meterKey.publicKey });
  stage.record.tell({ who: other.name, what: `saw the meter and witnessed its key, epoch ${epoch}` });
  const lockKey = await importP256Key(await createP256Jwk());
  await proposeLock(engineer.writer, { unitId, key: lockKey.publicKey });
  stage.record.tell({ who: engineer.name, what: "proposed the key of the lock of its case" });
  await enrolLock(other.writer, { unitId, key: lockKey.publicKey });
  stage.record.tell({ who: other.name, what: "saw the lock of the unit's case and confirmed its key" });
  const counters = { runSeconds: BigInt(stage.random.between(1_000, 9_000)) * 3600n, cycles: 412n };
  stage.facts.meter = new MeterSimulator({ unitId, epoch, key: meterKey, addresses }, counters);
  stage.facts.lock = new LockSimulator({
    unitId,
    key: lockKey,
    addresses,
    chain,
    oscillator: clock.now,
  });
}
