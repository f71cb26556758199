import type { PublicClient } from "viem";
import type { NetworkAddresses } from "./network-addresses.ts";
import type { Sender } from "./sender.ts";

/** What a reader needs: an RPC client and the network's addresses. */
export type NetworkReader = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
};

/** What an action needs: somebody who sends, and the network's addresses. */
export type NetworkWriter = {
  readonly sender: Sender;
  readonly addresses: NetworkAddresses;
};
