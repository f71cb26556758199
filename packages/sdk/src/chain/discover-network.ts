import {
  facilityLedgerAbi,
  mapPeers,
  type PeerName,
  passkeyAccountFactoryAbi,
  peerBookAbi,
  peerNames,
} from "@medequipshare/contracts";
import { AppError } from "@medequipshare/domain";
import type { Address, PublicClient } from "viem";
import { entryPoint08Address } from "viem/account-abstraction";
import { decodeFailure } from "./decode-failure.ts";
import type { NetworkAddresses } from "./network-addresses.ts";

export type DiscoverNetworkParameters = {
  readonly peerBook: Address;
  readonly accountFactory: Address;
};
export type DiscoverNetworkReturnType = NetworkAddresses;

/**
 * Finds every address of a network from its PeerBook and its passkey account factory. Throws config.invalid when one
 * of them is not there, chain.unreachable when the RPC does not answer.
 */
export async function discoverNetwork(
  client: PublicClient,
  { peerBook, accountFactory }: DiscoverNetworkParameters,
): Promise<DiscoverNetworkReturnType> {
  try {
    await requireCode(client, "peerBook", peerBook);
    await requireCode(client, "accountFactory", accountFactory);
    const chainId = await client.getChainId();
    const found = await Promise.all(
      peerNames.map(async (name, position) => [name, await peerAddress(client, peerBook, position)] as const),
    );
    const addressOf: ReadonlyMap<PeerName, Address> = new Map(found);
    const addresses = mapPeers((name) => addressOf.get(name) ?? refuse("peerBook", peerBook));
    const webAuthnVerifier = await client.readContract({
      address: accountFactory,
      abi: passkeyAccountFactoryAbi,
      functionName: "webAuthnVerifier",
    });
    const token = await client.readContract({
      address: addresses.facilityLedger,
      abi: facilityLedgerAbi,
      functionName: "token",
    });
    return {
      chainId,
      peerBook,
      accountFactory,
      webAuthnVerifier,
      token,
      entryPoint: entryPoint08Address,
      ...addresses,
    };
  } catch (error) {
    throw decodeFailure(error);
  }
}

function peerAddress(client: PublicClient, peerBook: Address, position: number): Promise<Address> {
  return client.readContract({
    address: peerBook,
    abi: peerBookAbi,
    functionName: "addressOf",
    args: [position],
  });
}

async function requireCode(client: PublicClient, field: string, address: Address): Promise<void> {
  if ((await client.getCode({ address })) === undefined) refuse(field, address);
}

function refuse(field: string, value: Address): never {
  throw new AppError("config.invalid", { field, value, problem: "no contract is deployed there" });
}
