import type { Address, PublicClient } from "viem";

const travel: readonly string[] = ["evm_increaseTime", "evm_mine"];

/**
 * How many calls of a chain's door were neither standard eth_* nor named time travel, refused ones included: the
 * deployment tool asks which kind of chain it is, nobody may after it.
 */
export function countForeignCalls(calls: ReadonlyMap<string, number>): number {
  return [...calls]
    .filter(([method]) => !method.startsWith("eth_") && !travel.includes(method))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** Whether an account has signed no transaction since a block. */
export async function isSilentSince(
  chain: PublicClient,
  address: Address,
  blockNumber: bigint,
): Promise<boolean> {
  const [then, now] = await Promise.all([
    chain.getTransactionCount({ address, blockNumber }),
    chain.getTransactionCount({ address }),
  ]);
  return then === now;
}

/** What a facility has on the ledger, token units. */
export interface Standing {
  readonly slug: string;
  readonly free: bigint;
  readonly escrowed: bigint;
}

/** Whether every facility has what the book says, by slug, and nothing is left in escrow. */
export function areByTheBook(standings: readonly Standing[], book: ReadonlyMap<string, bigint>): boolean {
  return standings.every(({ slug, free, escrowed }) => escrowed === 0n && free === (book.get(slug) ?? 0n));
}
