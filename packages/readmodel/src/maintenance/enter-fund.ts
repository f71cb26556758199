import type { EventPlace } from "../db/chain-event.ts";
import type { ChainRows, Insert } from "../db/chain-rows.ts";
import { fundBalanceTable, fundEntryTable } from "./table.ts";

/** What moved, and what the unit's fund holds afterwards. */
type FundMovement = Omit<Insert<typeof fundEntryTable>, "block" | "logIndex" | "at">;

/** Brings a unit's fund up to date and enters what moved in its book. */
export async function enterFund(
  rows: ChainRows,
  { block, logIndex, at }: EventPlace,
  movement: FundMovement,
): Promise<void> {
  const { unitId, kind, amount, balance } = movement;
  const { contributed = 0n, paidOut = 0n } = (await rows.find(fundBalanceTable, { unitId })) ?? {};
  rows.put(fundBalanceTable, {
    unitId,
    balance,
    contributed: kind === "contribution" ? contributed + amount : contributed,
    paidOut: kind === "payout" ? paidOut + amount : paidOut,
  });
  rows.put(fundEntryTable, { ...movement, block, logIndex, at });
}
