import { stringToHex } from "viem";
import { DAY, digest, productCode, type Stage } from "./stage.ts";

const forever = 4_000_000_000;
/** Resolution 8 at Billings, Montana. */
const location = 0x882798d95dfffffn;

/** Registers a unit of the owner that is fit to lend, with every gate in force. */
export async function addUnit(stage: Stage): Promise<number> {
  const { equipmentRegistry: equipment, maintenanceFund: fund } = stage.contracts;
  const unitId = (await equipment.read.unitCount()) + 1;
  const now = await stage.helpers.time.latest();
  const valuation = {
    cost: 32_000_000_000n,
    residual: 2_000_000_000n,
    acquiredAt: now - 400 * DAY,
    life: 8 * 365 * DAY,
  };
  await equipment.write.register([
    {
      productCode,
      deviceClass: 2,
      lifeSustaining: true,
      proof: [],
      deviceIdentifier: stringToHex("09520123456788", { size: 32 }),
      serialNumber: stringToHex(`SERIAL-${unitId}`, { size: 32 }),
      specification: digest,
      locationCell: location,
      slotSeconds: 3600,
      valuation: { ...valuation, rateBps: 0, method: 0 },
    },
  ]);
  await equipment.write.approve([unitId], { account: stage.colleague.account });
  await equipment.write.issueCertificate([unitId, 0, forever, digest]);
  await equipment.write.issueCertificate([unitId, 1, forever, digest]);
  await fund.write.setPlan([unitId, 365 * DAY, forever]);
  await equipment.write.setTerms([unitId, terms]);
  return unitId;
}

const terms = {
  ratePerHour: 12_000_000,
  deposit: 500_000_000,
  contributionPerHour: 1_500_000,
  lateFeePerHour: 20_000_000,
  minimumSlots: 2,
  maximumSlots: 744,
  leadSeconds: 3600,
  horizonDays: 366,
  freeCancelSeconds: 2 * DAY,
  lateCancelBps: 5000,
  turnaroundSlots: 1,
  /** Every priority, no approval. */
  policy: 14,
};
