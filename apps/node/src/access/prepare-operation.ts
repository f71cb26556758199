import { AppError } from "@medequipshare/domain";
import type { Address, Bytes32, Call, Hex, UserOperation } from "@medequipshare/protocol";
import {
  buildUserOperation,
  decodeFailure,
  hashUserOperation,
  type NetworkAddresses,
  passkeyAccountFactoryAbi,
} from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import { entryPoint08Abi } from "viem/account-abstraction";

export type PrepareOperationParameters = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly account: Address;
  readonly calls: readonly Call[];
  readonly signers: readonly Hex[] | undefined;
  readonly threshold: number;
  /** The first nonce from one on that is not taken by what this node has acknowledged. */
  readonly freeNonce: (from: bigint) => Promise<bigint>;
};

/** Fees are 0, so a generous limit costs nobody anything; the block's own limit bounds it. */
const CALL_GAS_FLOOR = 300_000n;
const VERIFICATION_GAS = 600_000n;
/** The first operation also deploys the account. */
const CREATION_GAS = 1_800_000n;

/**
 * Builds the operation that runs the calls as the account, to be signed. The calls are tried first: throws the
 * contract's decoded refusal, or access.account-unproven when the signers do not make that account.
 */
export async function prepareOperation(
  parameters: PrepareOperationParameters,
): Promise<{ userOperation: UserOperation; hash: Bytes32 }> {
  const { client, addresses, account, calls } = parameters;
  const creation = await creationOf(parameters);
  const next = await client.readContract({
    address: addresses.entryPoint,
    abi: entryPoint08Abi,
    functionName: "getNonce",
    args: [account, 0n],
    blockTag: "pending",
  });
  const nonce = await parameters.freeNonce(next);
  const callGasLimit = await estimateCalls(client, account, calls);
  const verificationGasLimit = creation === undefined ? VERIFICATION_GAS : CREATION_GAS;
  const built = buildUserOperation({ account, nonce, calls, creation, callGasLimit, verificationGasLimit });
  return { userOperation: built, hash: hashUserOperation(built, addresses.chainId) };
}

async function creationOf({ client, addresses, account, signers, threshold }: PrepareOperationParameters) {
  if ((await client.getCode({ address: account })) !== undefined) return undefined;
  if (signers === undefined) throw new AppError("access.account-unproven", { account });
  const predicted = await client.readContract({
    address: addresses.accountFactory,
    abi: passkeyAccountFactoryAbi,
    functionName: "predict",
    args: [signers, BigInt(threshold)],
  });
  if (predicted.toLowerCase() !== account.toLowerCase())
    throw new AppError("access.account-unproven", { account });
  return { signers, threshold, factory: addresses.accountFactory };
}

/** Later calls may depend on earlier ones, so only the first must succeed alone. */
async function estimateCalls(
  client: PublicClient,
  account: Address,
  calls: readonly Call[],
): Promise<bigint> {
  let total = CALL_GAS_FLOOR;
  for (const [index, { to, data }] of calls.entries()) {
    try {
      total += ((await client.estimateGas({ account, to, data, blockTag: "pending" })) * 3n) / 2n;
    } catch (error) {
      if (index === 0) throw decodeFailure(error);
      total += DEPENDENT_CALL_GAS;
    }
  }
  return total;
}

const DEPENDENT_CALL_GAS = 1_500_000n;
