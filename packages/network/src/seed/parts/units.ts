import { gs1CheckDigit, homeCell, isAppError, type Terms } from "@medequipshare/domain";
import { findProductCode } from "@medequipshare/domain/product-codes";
import {
  approveUnit,
  issueCertificate,
  type NetworkWriter,
  type RegisterUnitParameters,
  registerUnit as register,
  setPlan,
  setTerms,
} from "@medequipshare/sdk";
import { type EquipmentType, equipmentTypes } from "../equipment-types.ts";
import type { Hospital } from "../montana.ts";
import type { Seeding } from "../seed-network.ts";
import { sendTogether } from "../send-together.ts";
import { unitPicture } from "../unit-picture.ts";
import { alreadyDone } from "./already-done.ts";

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

/** Registers a unit with specification, certificates, plan and terms. Gives its id. */
export async function registerUnit(
  seeding: Seeding,
  { serial, type, lender, readiness }: UnitPlan,
): Promise<number> {
  const engineer = await seeding.person(lender, "biomedical");
  const image = await engineer.put({ kind: "image", bytes: unitPicture });
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
  const now = Math.floor(Date.now() / 1000);
  const { unitId, lifeSustaining } = await registerOnce(engineer.writer, {
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
  });
  const document = await engineer.put({
    kind: "certificate",
    bytes: json({ serial, laboratory: "Example Metrology" }),
    recipientNpis: [lender.npi],
  });
  const calibratedUntil = readiness === "calibration due soon" ? now + 2 * DAY : now + 330 * DAY;
  await sendTogether(engineer.writer, [
    (writer) =>
      issueCertificate(writer, { unitId, kind: "calibration", validUntil: calibratedUntil, document }),
    (writer) =>
      issueCertificate(writer, { unitId, kind: "electrical-safety", validUntil: now + 330 * DAY, document }),
    (writer) => setPlan(writer, { unitId, intervalSeconds: 180 * DAY, dueAt: now + 150 * DAY }),
  ]);
  if (readiness !== "terms missing") {
    const coordinator = await seeding.person(lender, "coordinator");
    await setTerms(coordinator.writer, { unitId, terms: termsOf(type) });
  }
  if (lifeSustaining && readiness !== "not approved") {
    const lead = await seeding.person(lender, "clinical-lead");
    await alreadyDone(["equipment.reason-absent"], () => approveUnit(lead.writer, { unitId }));
  }
  return unitId;
}

/** Registers, or finds the unit that an interrupted seeding registered. */
async function registerOnce(writer: NetworkWriter, parameters: RegisterUnitParameters) {
  try {
    return await register(writer, parameters);
  } catch (error) {
    if (!isAppError(error) || error.code !== "equipment.already-registered") throw error;
    const lifeSustaining = findProductCode(parameters.productCode).isLifeSustaining;
    return { unitId: Number(error.evidence["unitId"]), lifeSustaining };
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
