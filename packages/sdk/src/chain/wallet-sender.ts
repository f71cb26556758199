import { AppError } from "@medequipshare/domain";
import type { Account, Chain, PublicClient, Transport, WalletClient } from "viem";
import { decodeFailure } from "./decode-failure.ts";
import type { Call } from "./encode-call.ts";
import type { ActReceipt, Sender } from "./sender.ts";

export type WalletSenderParameters = {
  readonly walletClient: WalletClient<Transport, Chain | undefined, Account>;
  readonly publicClient: PublicClient;
};

/**
 * Sends as a plain wallet that pays its own gas: one transaction a call, each simulated first so that a refusal costs
 * nothing and arrives decoded. Several calls are not atomic: the first that is refused stops the rest.
 */
export function walletSender({ walletClient, publicClient }: WalletSenderParameters): Sender {
  const { account } = walletClient;
  return {
    account: account.address,
    async send(calls) {
      const receipts: ActReceipt[] = [];
      for (const call of calls) receipts.push(await sendOne(walletClient, publicClient, call));
      return joinReceipts(receipts);
    },
  };
}

async function sendOne(
  walletClient: WalletSenderParameters["walletClient"],
  publicClient: PublicClient,
  { to, data }: Call,
): Promise<ActReceipt> {
  const { account, chain } = walletClient;
  try {
    await publicClient.call({ account, to, data });
    const hash = await walletClient.sendTransaction({ account, chain: chain ?? null, to, data });
    const receipt = await publicClient.waitForTransactionReceipt({ hash });
    if (receipt.status === "reverted") await replay(publicClient, account, { to, data }, receipt.blockNumber);
    const { blockNumber, gasUsed, logs } = receipt;
    return { hash, blockNumber, gasUsed, logs };
  } catch (error) {
    throw decodeFailure(error);
  }
}

/** A receipt carries no reason: asking again on the same block usually throws it. */
async function replay(
  client: PublicClient,
  account: Account,
  call: Pick<Call, "to" | "data">,
  blockNumber: bigint,
): Promise<never> {
  await client.call({ account, ...call, blockNumber });
  throw new AppError("chain.reverted", { data: "0x" });
}

function joinReceipts(receipts: readonly ActReceipt[]): ActReceipt {
  const last = receipts.at(-1);
  if (last === undefined) {
    throw new AppError("input.invalid", {
      field: "calls",
      value: "empty",
      problem: "there is nothing to send",
    });
  }
  const gasUsed = receipts.reduce((sum, receipt) => sum + receipt.gasUsed, 0n);
  return { ...last, gasUsed, logs: receipts.flatMap(({ logs }) => logs) };
}
