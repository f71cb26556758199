import { gs1CheckDigit, homeCell, isAppError, type Terms } from "@medequipshare/domain";
import { findProductCode } from "@medequipshare/domain/product-codes";
import {
  approveUnit,
  decodeEvents,
  issueCertificate,
  type NetworkWriter,
  type RegisterUnitParameters,
  registerUnit as register,
  setPlan,
  setTerms,
} from "@medequipshare/sdk";
import { type Hex, hexToString } from "viem";
import type { Person } from "../../access/person.ts";
import { type EquipmentType, equipmentTypes } from "../equipment-types.ts";
import type { Hospital } from "../montana.ts";
import type { Seeding } from "../seed-network.ts";
import { sendTogether, sendTogetherOrSingly } from "../send-together.ts";
import { unitPicture } from "../unit-picture.ts";

/** One unit to be registered. */
export interface UnitPlan {
  readonly serial: string;
  readonly type: EquipmentType;
  readonly lender: Hospital;
  /**
   * How ready it is: all fit but some, so that verdicts with reasons are seen. What these lack is paperwork not yet
   * done; nothing is said to have gone wrong at a real place.
   */
  readonly readiness: "fit" | "calibration due soon" | "terms missing" | "not approved";
}

const DAY = 86_400;
const YEAR = 365 * DAY;
const USD = 1_000_000n;

/** 208 units: eight of each type, dealt round the lenders; every ninth lacks something. */
export function listUnitPlans(lenders: readonly Hospital[]): UnitPlan[] {
  const [first] = lenders;
  return equipmentTypes.flatMap((type, typeIndex) =>
    Array.from({ length: type.productCode === "CBK" ? 16 : 8 }, (_, copy): UnitPlan => {
      const ordinal = typeIndex * 8 + copy;
      const lender = copy === 0 ? first : lenders[(ordinal * 5 + typeIndex) % lenders.length];
      if (!lender) throw new TypeError("there are no lenders");
      return {
        serial: `${type.model}-${String(copy + 1).padStart(4, "0")}`,
        type,
        lender,
        readiness: readinessOf(ordinal, copy),
      };
    }),
  );
}

function readinessOf(ordinal: number, copy: number): UnitPlan["readiness"] {
  if (copy === 0 || ordinal % 9 !== 4) return "fit";
  return (["calibration due soon", "terms missing", "not approved"] as const)[ordinal % 3] ?? "fit";
}

/** How many units of a lender are made at once: three acts on each fit into a few operations. */
export const UNITS_AT_ONCE = 8;
const ACTS_AT_ONCE = 15;

/** Registers units of one lender with specification, certificates, plan and terms. Gives their ids by serial number. */
export async function registerUnits(
  seeding: Seeding,
  lender: Hospital,
  plans: readonly UnitPlan[],
): Promise<ReadonlyMap<string, number>> {
  const engineer = await seeding.person(lender, "biomedical");
  // Due dates are seen from the present, where people meet them.
  const now = seeding.present();
  const image = await engineer.put({ kind: "image", bytes: unitPicture });
  const registrations = await Promise.all(plans.map((plan) => registrationOf(engineer, plan, image, now)));
  const ids = await registerTogether(engineer.writer, registrations);
  const units = plans.map((plan) => ({ plan, unitId: ids.get(plan.serial) ?? 0 }));
  const papers = await Promise.all(units.map((unit) => certify(engineer, unit, now)));
  await inLots(engineer.writer, papers.flat());

  const coordinator = await seeding.person(lender, "coordinator");
  const sharing = units.filter(({ plan }) => plan.readiness !== "terms missing");
  await inLots(
    coordinator.writer,
    sharing.map(
      ({ plan, unitId }) =>
        (writer) =>
          setTerms(writer, { unitId, terms: termsOf(plan.type) }),
    ),
  );
  const lead = await seeding.person(lender, "clinical-lead");
  const toApprove = units.filter(
    ({ plan: { type, readiness } }) =>
      findProductCode(type.productCode).isLifeSustaining && readiness !== "not approved",
  );
  const approvals = toApprove.map(
    ({ unitId }) =>
      (writer: NetworkWriter) =>
        approveUnit(writer, { unitId }),
  );
  await sendTogetherOrSingly(["equipment.reason-absent"], lead.writer, approvals);
  return ids;
}

type Act = (writer: NetworkWriter) => Promise<unknown>;

async function inLots(writer: NetworkWriter, acts: readonly Act[]): Promise<void> {
  for (let first = 0; first < acts.length; first += ACTS_AT_ONCE)
    await sendTogether(writer, acts.slice(first, first + ACTS_AT_ONCE));
}

async function registrationOf(
  engineer: Person,
  { type, serial, lender }: UnitPlan,
  image: Hex,
  now: number,
): Promise<RegisterUnitParameters> {
  const { productCode, deviceName, model, capabilities, accessories, slotSeconds } = type;
  const specification = await engineer.put({
    kind: "unit-specification",
    bytes: json({
      manufacturer: "Example Medical",
      model,
      productCode,
      deviceName,
      capabilities,
      images: [image],
      accessories,
    }),
  });
  return {
    deviceIdentifier: deviceIdentifier(type),
    serialNumber: serial,
    productCode,
    specification,
    locationCell: homeCell(lender),
    slotSeconds,
    valuation: {
      method: "straight-line",
      cost: BigInt(type.costDollars) * USD,
      residual: (BigInt(type.costDollars) * USD) / 10n,
      acquiredAt: now - 3 * YEAR,
      life: 10 * YEAR,
      rateBps: 0,
    },
  };
}

/** The acts by which a registered unit gets its certificates and its plan. */
async function certify(
  engineer: Person,
  { plan, unitId }: { readonly plan: UnitPlan; readonly unitId: number },
  now: number,
): Promise<readonly Act[]> {
  const { serial, lender, readiness } = plan;
  const document = await engineer.put({
    kind: "certificate",
    bytes: json({ serial, laboratory: "Example Metrology" }),
    recipientNpis: [lender.npi],
  });
  const calibratedUntil = readiness === "calibration due soon" ? now + 2 * DAY : now + 330 * DAY;
  return [
    (writer) =>
      issueCertificate(writer, { unitId, kind: "calibration", validUntil: calibratedUntil, document }),
    (writer) =>
      issueCertificate(writer, { unitId, kind: "electrical-safety", validUntil: now + 330 * DAY, document }),
    (writer) => setPlan(writer, { unitId, intervalSeconds: 180 * DAY, dueAt: now + 150 * DAY }),
  ];
}

/** Registers all at once; one by one, and finds those that are, where an interrupted seeding registered some. */
async function registerTogether(
  writer: NetworkWriter,
  registrations: readonly RegisterUnitParameters[],
): Promise<ReadonlyMap<string, number>> {
  try {
    const acts = registrations.map((each) => (together: NetworkWriter) => register(together, each));
    const { logs = [] } = (await sendTogether(writer, acts)) ?? {};
    return new Map(
      decodeEvents(writer.addresses, logs).flatMap(({ eventName, args }) =>
        eventName === "UnitRegistered"
          ? [[hexToString(args.serialNumber).replaceAll("\0", ""), args.unitId]]
          : [],
      ),
    );
  } catch (error) {
    if (!isAppError(error) || error.code !== "equipment.already-registered") throw error;
    const ids = new Map<string, number>();
    for (const each of registrations) ids.set(each.serialNumber, await registerOnce(writer, each));
    return ids;
  }
}

/** Registers, or finds the unit that an interrupted seeding registered. */
async function registerOnce(writer: NetworkWriter, parameters: RegisterUnitParameters): Promise<number> {
  try {
    return (await register(writer, parameters)).unitId;
  } catch (error) {
    if (!isAppError(error) || error.code !== "equipment.already-registered") throw error;
    return Number(error.evidence["unitId"]);
  }
}

export function termsOf({ ratePerHourDollars, slotSeconds }: EquipmentType): Terms {
  const hourSlots = 3600 / slotSeconds;
  return {
    ratePerHour: BigInt(ratePerHourDollars) * USD,
    deposit: BigInt(ratePerHourDollars) * 8n * USD,
    contributionPerHour: (BigInt(ratePerHourDollars) * USD) / 6n,
    lateFeePerHour: BigInt(ratePerHourDollars) * 2n * USD,
    minimumSlots: 2,
    maximumSlots: 30 * 24 * hourSlots,
    leadSeconds: 0,
    horizonDays: 180,
    freeCancelSeconds: DAY,
    lateCancelBps: 2_500,
    turnaroundSlots: 1,
  };
}

/** A GTIN under GS1's example prefix, one for each type. */
function deviceIdentifier(type: EquipmentType): string {
  const body = `0952${String(equipmentTypes.indexOf(type) + 1000).padStart(9, "0")}`;
  return `${body}${gs1CheckDigit(body)}`;
}

const json = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
