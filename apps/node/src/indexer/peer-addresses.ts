import { type NetworkAddresses, peerNames } from "@medequipshare/sdk";
import type { Address } from "viem";

/** The contracts whose events the indexer reads. */
export function peerAddresses(addresses: NetworkAddresses): readonly Address[] {
  return peerNames.map((name) => addresses[name]);
}
