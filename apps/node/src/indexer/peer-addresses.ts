import { type PeerName, peerNames } from "@medequipshare/sdk";
import type { Address } from "viem";

/** The contracts whose events the indexer reads, each once though it may answer for several peers. */
export function peerAddresses(addresses: Readonly<Record<PeerName, Address>>): readonly Address[] {
  return [...new Map(peerNames.map((name) => [addresses[name].toLowerCase(), addresses[name]])).values()];
}
