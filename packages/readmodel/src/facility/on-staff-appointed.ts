import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { staffTable } from "./table.ts";

export type StaffAppointedArgs = {
  readonly facilityId: number;
  readonly account: Hex;
  readonly roles: number;
  readonly until: number;
  readonly passkeyX: Hex;
  readonly passkeyY: Hex;
};

export function onStaffAppointed(rows: ChainRows, event: EventOf<StaffAppointedArgs>): void {
  const { args } = event;

  const account = lowerHex(args.account);
  rows.put(staffTable, { ...args, account, appointedAt: event.timestamp, dismissedAt: null });
}
