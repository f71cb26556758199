import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { PeerName } from "@medequipshare/contracts";
import { type Hex, numberToHex } from "viem";
import { z } from "zod";
import { HISTORY_BEGIN, type TellableLog } from "./tell-events.ts";

/** Of a block; as Polygon's, roughly. */
const BLOCK_SECONDS = 2;

const request = z.object({ id: z.unknown(), method: z.string(), params: z.array(z.unknown()) });
const filter = z.object({ fromBlock: z.string(), toBlock: z.string(), topics: z.array(z.array(z.string())) });

export interface StandIn extends AsyncDisposable {
  readonly url: string;
  /** Spent in answering, milliseconds. */
  readonly busyMs: () => number;
  readonly blocks: number;
}

export interface StandInParameters {
  readonly logs: Iterable<TellableLog>;
  readonly logsPerBlock: number;
  readonly addressOf: (peer: PeerName) => Hex;
}

const hashOf = (block: number): Hex => numberToHex(block + 1, { size: 32 });

/** Every block's logs as they are sent, without the brackets. */
function writeBlocks({ logs, logsPerBlock, addressOf }: StandInParameters): readonly string[] {
  // The first block is that of the beginning, without events.
  const blocks: string[][] = [[]];
  for (const { peer, topics, data } of logs) {
    if ((blocks.at(-1)?.length ?? 0) === logsPerBlock || blocks.length === 1) blocks.push([]);
    const block = blocks.length - 1;
    const own = blocks.at(-1);
    own?.push(
      JSON.stringify({
        address: addressOf(peer),
        topics,
        data,
        blockNumber: numberToHex(block),
        blockHash: hashOf(block),
        blockTimestamp: numberToHex(HISTORY_BEGIN + block * BLOCK_SECONDS),
        transactionHash: hashOf(block),
        transactionIndex: "0x0",
        logIndex: numberToHex(own.length),
        removed: false,
      }),
    );
  }
  return blocks.map((entries) => entries.join(","));
}

/**
 * Answers as a chain with these logs would to an indexer: heads, headers and logs by range, over HTTP on loopback. All
 * logs are of events that are asked for, so topics are not compared.
 */
export async function startStandIn(parameters: StandInParameters): Promise<StandIn> {
  const blocks = writeBlocks(parameters);
  const head = blocks.length - 1;
  let busy = 0;

  function header(asked: unknown): string {
    const block = asked === "latest" ? head : Number(asked);
    if (!(block <= head)) return "null";
    return JSON.stringify({
      number: numberToHex(block),
      hash: hashOf(block),
      parentHash: hashOf(block - 1),
      timestamp: numberToHex(HISTORY_BEGIN + block * BLOCK_SECONDS),
      // Tells of nothing, so that nobody asks for receipts.
      logsBloom: numberToHex(0, { size: 256 }),
      transactions: [],
    });
  }

  function answer(method: string, [first]: readonly unknown[]): string {
    if (method === "eth_getBlockByNumber") return header(first);
    if (method !== "eth_getLogs") throw new TypeError(`the stand-in has no ${method}`);
    const { fromBlock, toBlock } = filter.parse(first);
    const wanted = blocks.slice(Number(fromBlock), Number(toBlock) + 1);
    return `[${wanted.filter((entries) => entries !== "").join(",")}]`;
  }

  const server = createServer((incoming, outgoing) => {
    let body = "";
    incoming.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    incoming.on("end", () => {
      const began = performance.now();
      const { id, method, params } = request.parse(JSON.parse(body));
      outgoing.setHeader("content-type", "application/json");
      outgoing.end(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${answer(method, params)}}`);
      busy += performance.now() - began;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    busyMs: () => busy,
    blocks: blocks.length,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
