import type { Network } from "@medequipshare/protocol";
import type { NetworkAddresses } from "@medequipshare/sdk";

/** Where the contracts are, as the node tells it. */
export function addressesOf(network: Network): NetworkAddresses {
  const { peers, chainId, peerBook, entryPoint, accountFactory, webAuthnVerifier, token } = network;
  return { ...peers, chainId, peerBook, entryPoint, accountFactory, webAuthnVerifier, token };
}
