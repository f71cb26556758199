import { AppError } from "@medequipshare/domain";
import { routes, type StoredReading } from "@medequipshare/protocol";
import type { Database, MeteredReading, ReadingStore } from "@medequipshare/readmodel";
import { type NetworkAddresses, usageMeterAbi } from "@medequipshare/sdk";
import { encodeFunctionData, type Hex } from "viem";
import type { Relays } from "../access/relays.ts";
import type { Mount } from "../http/mount.ts";
import { type Shown, withVisibility } from "../http/with-visibility.ts";
import { readingRights } from "./reading-rights.ts";

export type UsageRoutesParameters = {
  readonly db: Database;
  readonly readings: ReadingStore;
  readonly relays: Pick<Relays, "submit">;
  readonly addresses: Pick<NetworkAddresses, "usageMeter">;
  readonly indexer: Shown;
  readonly now: () => number;
};

export function mountUsage(
  mount: Mount,
  { db, readings, relays, addresses, indexer, now }: UsageRoutesParameters,
): void {
  const rights = readingRights(db);

  mount(routes.reading.list, async ({ query: { unitId, limit = 100, cursor }, session }) => {
    const takenDuring = await rights.requireReadable(session, unitId);
    const rows = await readings.list(unitId, limit + 1, { after: readCursor(cursor), takenDuring });
    const items = rows.slice(0, limit).map(readingView);
    const last = items.at(-1);
    return rows.length > limit && last !== undefined
      ? { items, cursor: `${last.epoch}~${last.sequence}` }
      : { items };
  });

  mount(routes.reading.relayLatest, async ({ params: { unitId }, session }) => {
    await rights.requireRelayable(session, unitId);
    const reading = await readings.latest(unitId);
    if (reading === undefined)
      throw new AppError("input.not-found", { what: "reading", field: "unitId", value: unitId });
    const relay = await relays.submit(addresses.usageMeter, acceptData(reading));
    if (relay.success === true) await readings.markRelayed(reading, now());
    return {
      reading: readingView({ ...reading, relayedAt: relay.success === true ? now() : reading.relayedAt }),
      relay: withVisibility(indexer, relay),
    };
  });
}

function acceptData({ r, s, unitId, epoch, sequence, takenAt, runSeconds, cycles }: MeteredReading): Hex {
  const reading = { unitId, epoch, sequence, takenAt, runSeconds, cycles };
  return encodeFunctionData({ abi: usageMeterAbi, functionName: "accept", args: [reading, r, s] });
}

function readingView(row: MeteredReading): StoredReading {
  return row;
}

function readCursor(cursor: string | undefined): { epoch: number; sequence: number } | undefined {
  if (cursor === undefined) return undefined;
  const [epoch = 0, sequence = 0] = cursor.split("~").map(Number);
  return { epoch, sequence };
}
