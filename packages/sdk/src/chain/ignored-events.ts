import type { NetworkEvent } from "@medequipshare/contracts";

/** Events that tell nothing new: ERC-721, 4906 and 4907 repeat what ours tell, that of EIP-5267 never happens. */
const ignoredEvents = [
  "Approval",
  "ApprovalForAll",
  "EIP712DomainChanged",
  "MetadataUpdate",
  "Transfer",
  "UpdateUser",
] as const satisfies readonly NetworkEvent["eventName"][];

export type IgnoredEvent = (typeof ignoredEvents)[number];

/** Whether the peers' events of this name are passed over. */
export function isIgnored(eventName: string): eventName is IgnoredEvent {
  return ignoredEvents.some((name) => name === eventName);
}
