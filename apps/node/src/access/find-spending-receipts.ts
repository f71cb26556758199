import { formatTransactionReceipt, type PublicClient, type TransactionReceipt } from "viem";

/**
 * The receipts of the block in which something came to hold that holds at the head and never ceases to. It is found by
 * asking for earlier and earlier blocks: as a rule it is one of the last, whose state every server still has.
 */
export async function findSpendingReceipts(
  client: PublicClient,
  isSpentAt: (block: bigint) => Promise<boolean>,
): Promise<readonly TransactionReceipt[]> {
  const head = await client.getBlockNumber({ cacheTime: 0 });
  if (!(await isSpentAt(head))) throw new Error("the RPC's servers do not agree on the newest block");
  return readReceipts(client, await firstSpent(head, isSpentAt));
}

async function firstSpent(head: bigint, isSpentAt: (block: bigint) => Promise<boolean>): Promise<bigint> {
  let [before, spent] = [head - 1n, head];
  for (let step = 1n; before >= 0n && (await isSpentAt(before)); step *= 2n) {
    spent = before;
    before = spent - step;
  }
  if (before < 0n) before = -1n;
  while (spent - before > 1n) {
    const middle = (before + spent) / 2n;
    if (await isSpentAt(middle)) spent = middle;
    else before = middle;
  }
  return spent;
}

async function readReceipts(
  client: PublicClient,
  blockNumber: bigint,
): Promise<readonly TransactionReceipt[]> {
  const block = `0x${blockNumber.toString(16)}` as const;
  const atOnce = await client
    .request({ method: "eth_getBlockReceipts", params: [block] })
    // Not every server has the method.
    .catch(() => null);
  if (atOnce !== null && atOnce.length > 0) return atOnce.map((each) => formatTransactionReceipt(each));
  const { transactions } = await client.getBlock({ blockNumber });
  const receipts: TransactionReceipt[] = [];
  for (const hash of transactions) receipts.push(await client.getTransactionReceipt({ hash }));
  return receipts;
}
