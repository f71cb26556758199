import type { Address, Hex } from "viem";
import { entryPoint08Address, getUserOperationHash } from "viem/account-abstraction";
import { encodeExecuteData } from "viem/experimental/erc7821";
import { type AccountSigners, accountCreation } from "./account-address.ts";

/** What an operation does: one contract call. */
export type OperationCall = { readonly to: Address; readonly data: Hex; readonly value?: bigint | undefined };

/** An ERC-4337 operation for EntryPoint v0.8. Fees are 0: whoever submits it pays the gas. */
export type UserOperation = {
  readonly sender: Address;
  readonly nonce: bigint;
  readonly factory?: Address | undefined;
  readonly factoryData?: Hex | undefined;
  readonly callData: Hex;
  readonly callGasLimit: bigint;
  readonly verificationGasLimit: bigint;
  readonly preVerificationGas: bigint;
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
  readonly signature: Hex;
};

export type BuildUserOperationParameters = {
  readonly account: Address;
  /** From the EntryPoint's getNonce. */
  readonly nonce: bigint;
  readonly calls: readonly OperationCall[];
  /** Given while the account does not exist on chain. */
  readonly creation?: (AccountSigners & { readonly factory: Address }) | undefined;
  readonly callGasLimit: bigint;
  readonly verificationGasLimit: bigint;
};

/** An unsigned operation that runs the calls in order, all or none. */
export function buildUserOperation(parameters: BuildUserOperationParameters): UserOperation {
  const { account, nonce, calls, creation, callGasLimit, verificationGasLimit } = parameters;
  return {
    sender: account,
    nonce,
    ...(creation === undefined ? {} : { factory: creation.factory, factoryData: accountCreation(creation) }),
    callData: encodeCalls(calls),
    callGasLimit,
    verificationGasLimit,
    preVerificationGas: 0n,
    maxFeePerGas: 0n,
    maxPriorityFeePerGas: 0n,
    signature: "0x",
  };
}

/** The account's callData that runs the calls in order: ERC-7821 execute in its default batch mode. */
export function encodeCalls(calls: readonly OperationCall[]): Hex {
  return encodeExecuteData({ calls: calls.map(({ to, data, value }) => ({ to, data, value: value ?? 0n })) });
}

/** The EIP-712 hash of an operation, which the account's signers sign. */
export function hashUserOperation(operation: UserOperation, chainId: number): Hex {
  const { factory, factoryData, ...rest } = operation;
  return getUserOperationHash({
    chainId,
    entryPointAddress: entryPoint08Address,
    entryPointVersion: "0.8",
    userOperation: {
      ...rest,
      ...(factory === undefined || factoryData === undefined ? {} : { factory, factoryData }),
    },
  });
}
