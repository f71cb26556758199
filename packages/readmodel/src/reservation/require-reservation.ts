import type { ChainRows, Row } from "../db/chain-rows.ts";
import { reservationTable } from "./table.ts";

/** The reservation an event is about; throws when there is none, for then events are missing. */
export async function requireReservation(rows: ChainRows, id: bigint): Promise<Row<typeof reservationTable>> {
  return rows.patch(reservationTable, { id }, {});
}
