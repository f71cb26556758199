import { follow } from "../db/follow.ts";
import { lentDayTable, lentTable, settlementTable } from "./table.ts";

const DAY_SECONDS = 86_400;

/** What settlements become by the events of the SettlementDesk. */
export const settlementEvents = follow("settlementDesk", {
  LoanSettled: async (rows, { settlement, ...loan }, { at }) => {
    rows.put(settlementTable, { ...loan, ...settlement, settledAt: at });
    const { ownerId } = loan;
    const lent = await rows.find(lentTable, { ownerId });
    const seconds = (lent?.seconds ?? 0n) + settlement.meteredSeconds;
    rows.put(lentTable, { ownerId, seconds });
    rows.put(lentDayTable, { ownerId, day: Math.floor(at / DAY_SECONDS), seconds });
  },
});
