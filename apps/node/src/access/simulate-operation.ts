import type { Address, Hex, UserOperation } from "@medequipshare/protocol";
import { decodeFailure, type NetworkAddresses } from "@medequipshare/sdk";
import { encodeFunctionData, type PublicClient } from "viem";
import { entryPoint08Abi, toPackedUserOperation } from "viem/account-abstraction";
import { decodeAccountCalls } from "./decode-account-calls.ts";

export type SimulateOperationParameters = {
  readonly client: PublicClient;
  readonly addresses: Pick<NetworkAddresses, "entryPoint">;
  readonly relayer: Address;
  readonly operation: UserOperation;
};

/**
 * Runs a signed operation against the newest block without sending it. Throws the contract's decoded refusal, of the
 * account (signature, nonce) as well as of the calls inside, which EntryPoint alone would swallow.
 */
export async function simulateOperation(parameters: SimulateOperationParameters): Promise<void> {
  const { client, addresses, relayer, operation } = parameters;
  try {
    await simulateCalls(parameters);
    await client.call({
      account: relayer,
      to: addresses.entryPoint,
      data: handleOpsData(operation, relayer),
      gas: transactionGas(operation),
      blockTag: "pending",
    });
  } catch (error) {
    throw decodeFailure(error);
  }
}

/** What the relayer sends to the EntryPoint for one operation. */
export function handleOpsData(operation: UserOperation, beneficiary: Address): Hex {
  const { factory, factoryData, ...rest } = operation;
  const created = factory === undefined || factoryData === undefined ? {} : { factory, factoryData };
  const packed = toPackedUserOperation({ ...rest, ...created });
  return encodeFunctionData({
    abi: entryPoint08Abi,
    functionName: "handleOps",
    args: [[packed], beneficiary],
  });
}

/** Gas of the transaction: the operation's own limits, what 63/64 takes away, and EntryPoint's bookkeeping. */
export function transactionGas({
  callGasLimit,
  verificationGasLimit,
  preVerificationGas,
}: UserOperation): bigint {
  return ((callGasLimit + verificationGasLimit + preVerificationGas) * 11n) / 10n + 200_000n;
}

/** An account that exists runs its batch as EntryPoint would; for one that does not, only the first call can be tried. */
async function simulateCalls({ client, addresses, operation }: SimulateOperationParameters): Promise<void> {
  const { sender, callData } = operation;
  if (operation.factory === undefined) {
    await client.call({ account: addresses.entryPoint, to: sender, data: callData, blockTag: "pending" });
    return;
  }
  const [first] = decodeAccountCalls(callData) ?? [];
  if (first !== undefined)
    await client.call({ account: sender, to: first.to, data: first.data, blockTag: "pending" });
}
