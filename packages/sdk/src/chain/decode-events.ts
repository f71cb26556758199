import type { NetworkEvent } from "@medequipshare/contracts";
import { decodeEvent } from "./decode-event.ts";
import type { NetworkAddresses } from "./network-addresses.ts";
import type { EventLog } from "./sender.ts";

/** The peers' events among the logs, in order; logs of other contracts are passed over. */
export function decodeEvents(
  addresses: NetworkAddresses,
  logs: readonly EventLog[],
): readonly NetworkEvent[] {
  return logs.map((log) => decodeEvent(addresses, log)).filter((event) => event !== undefined);
}
