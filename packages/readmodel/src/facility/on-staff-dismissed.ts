import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { staffTable } from "./table.ts";

export type StaffDismissedArgs = {
  readonly facilityId: number;
  readonly account: Hex;
};

export async function onStaffDismissed(rows: ChainRows, event: EventOf<StaffDismissedArgs>): Promise<void> {
  const { args } = event;

  await rows.patch(
    staffTable,
    { account: lowerHex(args.account) },
    { roles: 0, until: event.timestamp, dismissedAt: event.timestamp },
  );
}
