import { passkeyAccountFactoryAbi } from "@medequipshare/contracts";
import { type Address, encodeFunctionData, type Hex, type PublicClient } from "viem";
import { decodeFailure } from "../chain/decode-failure.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import type { P256PublicKey } from "./p256-key.ts";
import { passkeySigner } from "./passkey-signer.ts";

/** The signers of a passkey account and how many of them must sign. */
export type AccountSigners = { readonly signers: readonly Hex[]; readonly threshold: number };

/** The signers of the account of these passkeys, any one of which may sign. */
export function accountSigners(
  addresses: Pick<NetworkAddresses, "webAuthnVerifier">,
  passkeys: readonly P256PublicKey[],
): AccountSigners {
  return { signers: passkeys.map((key) => passkeySigner(addresses.webAuthnVerifier, key)), threshold: 1 };
}

/** The address that the account of these passkeys has or will have; asks the factory. */
export async function accountAddress(
  client: PublicClient,
  addresses: Pick<NetworkAddresses, "webAuthnVerifier" | "accountFactory">,
  passkeys: readonly P256PublicKey[],
): Promise<Address> {
  const { signers, threshold } = accountSigners(addresses, passkeys);
  try {
    return await client.readContract({
      address: addresses.accountFactory,
      abi: passkeyAccountFactoryAbi,
      functionName: "predict",
      args: [signers, BigInt(threshold)],
    });
  } catch (error) {
    throw decodeFailure(error);
  }
}

/** The factory call that makes the account; goes into a user operation while the account does not exist. */
export function accountCreation({ signers, threshold }: AccountSigners): Hex {
  return encodeFunctionData({
    abi: passkeyAccountFactoryAbi,
    functionName: "create",
    args: [signers, BigInt(threshold)],
  });
}
