import { quarantineUnit, requestWork, setPlan } from "@medequipshare/sdk";
import { jsonBytes } from "../../story/stage.ts";
import type { Hospital } from "../montana.ts";
import type { PastScene } from "./past-stage.ts";

const DAY = 86_400;
const USD = 1_000_000n;
const QUOTE_DOLLARS = 240;
/** The owner's own code for a software update under way: nothing has gone wrong. */
export const SOFTWARE_UPDATE = 1;

/** Units of the owner that its engineer is busy with. */
export interface Upkeep {
  readonly owner: Hospital;
  readonly quarantined: number;
  readonly dueSoon: number;
  readonly toBeServiced: number;
}

/** One is being updated, one is due for maintenance within days, one has a bid that waits for approval. */
export async function keepUp({ seeding, ids }: PastScene, upkeep: Upkeep): Promise<void> {
  const { owner, quarantined, dueSoon, toBeServiced } = upkeep;
  const engineer = await seeding.person(owner, "biomedical");
  const dueAt = seeding.present() + 3 * DAY;
  await setPlan(engineer.writer, { unitId: dueSoon, intervalSeconds: 180 * DAY, dueAt });
  const provider = await seeding.person(seeding.provider, "administrator");
  const [ownerId, providerId] = [ids.get(owner.slug), ids.get(seeding.provider.slug)];
  if (ownerId === undefined || providerId === undefined)
    throw new TypeError("owner and provider have joined");
  const quote = await provider.put({
    kind: "quote",
    bytes: jsonBytes({ work: "preventive", dollars: QUOTE_DOLLARS, invented: true }),
    recipients: [ownerId, providerId],
  });
  await requestWork(engineer.writer, {
    unitId: toBeServiced,
    providerId,
    kind: "preventive",
    amount: BigInt(QUOTE_DOLLARS) * USD,
    quote,
  });
  await quarantineUnit(engineer.writer, { unitId: quarantined, faultCode: SOFTWARE_UPDATE });
}
