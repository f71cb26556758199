import {
  accountNonce,
  buildUserOperation,
  type Delivery,
  decodeFailure,
  hashUserOperation,
  type NetworkAddresses,
  type OperationRelay,
  type UserOperation,
} from "@medequipshare/sdk";
import {
  type Account,
  type Chain,
  encodeFunctionData,
  type Hex,
  type PublicClient,
  parseEventLogs,
  type Transport,
  type WalletClient,
} from "viem";
import { entryPoint08Abi, toPackedUserOperation } from "viem/account-abstraction";

export interface DirectRelayParameters {
  readonly client: PublicClient;
  readonly wallet: WalletClient<Transport, Chain, Account>;
  readonly addresses: NetworkAddresses;
}

/** Submits operations to the EntryPoint at once, without a node: enough to test the SDK against the contracts alone. */
export function directRelay({ client, wallet, addresses }: DirectRelayParameters): OperationRelay {
  return {
    async prepare({ body: { account, calls, signers = [], threshold = 1 } }) {
      const isMade = (await client.getCode({ address: account })) !== undefined;
      const userOperation = buildUserOperation({
        account,
        nonce: await accountNonce(client, addresses, { account }),
        calls,
        creation: isMade ? undefined : { factory: addresses.accountFactory, signers, threshold },
        callGasLimit: 5_000_000n,
        verificationGasLimit: 2_000_000n,
      });
      return { userOperation, hash: hashUserOperation(userOperation, addresses.chainId) };
    },
    async submit({ body }) {
      const hash = hashUserOperation(body.userOperation, addresses.chainId);
      return { hash, ...(await submitNow(client, wallet, addresses, body.userOperation)) };
    },
    async get() {
      throw new TypeError("everything is final when submitted");
    },
  };
}

async function submitNow(
  client: PublicClient,
  wallet: DirectRelayParameters["wallet"],
  { entryPoint }: NetworkAddresses,
  { factory, factoryData, ...rest }: UserOperation,
): Promise<Delivery> {
  const packed = toPackedUserOperation({
    ...rest,
    ...(factory === undefined || factoryData === undefined ? {} : { factory, factoryData }),
  });
  const data = encodeFunctionData({
    abi: entryPoint08Abi,
    functionName: "handleOps",
    args: [[packed], wallet.account.address],
  });
  try {
    await client.call({ account: wallet.account, to: entryPoint, data });
  } catch (error) {
    throw decodeFailure(error);
  }
  const transactionHash = await wallet.sendTransaction({ to: entryPoint, data, gas: 8_000_000n });
  const receipt = await client.waitForTransactionReceipt({ hash: transactionHash });
  const [reverted] = parseEventLogs({
    abi: entryPoint08Abi,
    eventName: "UserOperationRevertReason",
    logs: receipt.logs,
  });
  const revertData: Hex | null = reverted?.args.revertReason ?? null;
  return {
    status: "included",
    transactionHash,
    blockNumber: Number(receipt.blockNumber),
    gasUsed: receipt.gasUsed,
    success: revertData === null,
    revertData,
    logs: receipt.logs,
  };
}
