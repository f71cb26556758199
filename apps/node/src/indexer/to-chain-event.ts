import { type ChainEvent, type EventPlace, transactors } from "@medequipshare/readmodel";
import { decodeEvent, type NetworkAddresses, type NetworkEvent } from "@medequipshare/sdk";
import type { RawLog } from "./read-logs.ts";

/** Events of the contracts that say nothing about the network: ERC-721, 4906 and 4907 repeat what ours tell. */
type Ignored =
  | "Approval"
  | "ApprovalForAll"
  | "BatchMetadataUpdate"
  | "EIP712DomainChanged"
  | "MetadataUpdate"
  | "Transfer"
  | "UpdateUser";
type Followed = Exclude<NetworkEvent, { readonly eventName: Ignored }>;
type Placed<Event> = Event extends { readonly eventName: infer Name; readonly args: infer Args }
  ? EventPlace & { readonly name: Name; readonly args: Args }
  : never;

/** The read model's event for a log, or undefined when it follows no such event. */
export function toChainEvent(
  addresses: NetworkAddresses,
  log: RawLog,
  timestamp: number,
): ChainEvent | undefined {
  const decoded = decodeEvent(addresses, log);
  if (decoded === undefined || !isFollowed(decoded)) return undefined;
  return place(decoded, {
    block: log.block,
    blockHash: log.blockHash,
    timestamp,
    transaction: log.transaction,
    logIndex: log.logIndex,
  });
}

function isFollowed(event: NetworkEvent): event is Followed {
  return Object.hasOwn(transactors, event.eventName);
}

/** Compiles only while every followed event of the ABIs has a transactor that takes its very arguments. */
function place(event: Followed, at: EventPlace): ChainEvent {
  // The spread of a union is not seen as a union of spreads; the annotation states it.
  const placed = { ...at, name: event.eventName, args: event.args } as Placed<Followed>;
  return placed;
}
