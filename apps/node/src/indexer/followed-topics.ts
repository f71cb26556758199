import { type PeerName, peerNames, peers } from "@medequipshare/sdk";
import { isIgnored } from "@medequipshare/sdk/tells";
import { type Abi, type Address, type Hex, toEventSelector } from "viem";

/** The signatures of the events that the read model follows, by the contract that emits them, in small letters. */
export type FollowedTopics = ReadonlyMap<Address, ReadonlySet<Hex>>;

/** One contract may answer for several peers: it then has the topics of all of them. */
export function followedTopics(addresses: Readonly<Record<PeerName, Address>>): FollowedTopics {
  const topics = new Map<Address, Set<Hex>>();
  for (const name of peerNames) {
    const address: Address = `0x${addresses[name].slice(2).toLowerCase()}`;
    const abi: Abi = peers[name].abi;
    const own = abi.filter((item) => item.type === "event").filter((event) => !isIgnored(event.name));
    topics.set(
      address,
      new Set([...(topics.get(address) ?? []), ...own.map((event) => toEventSelector(event))]),
    );
  }
  return topics;
}
