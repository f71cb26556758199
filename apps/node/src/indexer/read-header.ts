import type { Hex, PublicClient } from "viem";

export type Header = {
  readonly number: number;
  readonly hash: Hex;
  readonly parentHash: Hex;
  /** Unix seconds. */
  readonly timestamp: number;
  /** Of the addresses and topics of its logs. */
  readonly bloom: Hex;
  /** Hashes, in order. */
  readonly transactions: readonly Hex[];
};

/** A block's header, or undefined when the chain has no such block (any more). */
export async function readHeader(
  client: PublicClient,
  number: number | "latest",
): Promise<Header | undefined> {
  const block = await client.request({
    method: "eth_getBlockByNumber",
    params: [number === "latest" ? number : `0x${number.toString(16)}`, false],
  });
  if (block === null || block.number === null || block.hash === null) return undefined;
  return {
    number: Number(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: Number(block.timestamp),
    bloom: block.logsBloom ?? "0x",
    transactions: block.transactions.map((each) => (typeof each === "string" ? each : each.hash)),
  };
}

/** Headers of [from, to], or undefined when one is missing. */
export async function readHeaders(
  client: PublicClient,
  from: number,
  to: number,
): Promise<readonly Header[] | undefined> {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const headers = await Promise.all(numbers.map((number) => readHeader(client, number)));
  const present = headers.filter((header) => header !== undefined);
  return present.length === headers.length ? present : undefined;
}
