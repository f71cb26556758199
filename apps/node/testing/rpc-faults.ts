import { z } from "zod";

/** What a server makes of a request whose answer it gives, but not the whole of it. */
export type HalfAnswer =
  /** No logs where there are some. */
  | "leave-out"
  /** Refuses logs of more than a few blocks, in the words of a provider. */
  | "shorten"
  /** As it was many blocks ago. */
  | "lag";

export type RpcRequest = { readonly method: string; readonly params: readonly unknown[] };
export type Ask = (request: RpcRequest) => Promise<unknown>;

/** What a JSON-RPC server refuses with. */
export class RpcRefusal extends Error {
  readonly code: number;
  readonly data: unknown;
  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/** Blocks whose logs a server gives at once. */
const MOST_BLOCKS = 5;
/** Blocks that a server is behind: more than may be replaced. */
export const LAG_BLOCKS = 80;

const range = z.object({ fromBlock: z.string(), toBlock: z.string() });
const placed = z.object({ blockNumber: z.string() });
/** Where in its parameters a method names a block. */
const BLOCK_AT = new Map([
  ["eth_call", 1],
  ["eth_estimateGas", 1],
  ["eth_getBalance", 1],
  ["eth_getTransactionCount", 1],
  ["eth_getCode", 1],
  ["eth_getStorageAt", 2],
  ["eth_feeHistory", 1],
  ["eth_getBlockByNumber", 0],
  ["eth_getBlockReceipts", 0],
]);

const answers: Record<HalfAnswer, (request: RpcRequest, ask: Ask) => Promise<unknown>> = {
  "leave-out": async (request, ask) => (request.method === "eth_getLogs" ? [] : ask(request)),
  async shorten(request, ask) {
    const asked = request.method === "eth_getLogs" ? range.safeParse(request.params[0]).data : undefined;
    if (asked !== undefined && Number(asked.toBlock) - Number(asked.fromBlock) >= MOST_BLOCKS)
      throw new RpcRefusal(
        -32_600,
        `Under the Free tier plan, you can make eth_getLogs requests with up to a ${MOST_BLOCKS} block range.`,
      );
    return ask(request);
  },
  lag,
};

/** The answer of such a server, which asks one that has everything. */
export function answerHalf(fault: HalfAnswer, request: RpcRequest, ask: Ask): Promise<unknown> {
  return answers[fault](request, ask);
}

async function lag(request: RpcRequest, ask: Ask): Promise<unknown> {
  const { method } = request;
  const newest = Math.max(0, Number(await ask({ method: "eth_blockNumber", params: [] })) - LAG_BLOCKS);
  if (method === "eth_blockNumber") return hex(newest);
  const at = BLOCK_AT.get(method);
  if (at !== undefined) return lagAt(at, newest, request, ask);
  if (method === "eth_getLogs") return lagLogs(newest, request, ask);
  const answer = await ask(request);
  if (method !== "eth_getTransactionReceipt" && method !== "eth_getTransactionByHash") return answer;
  const { data } = placed.safeParse(answer);
  return data !== undefined && Number(data.blockNumber) > newest ? null : answer;
}

function lagAt(
  at: number,
  newest: number,
  { method, params }: RpcRequest,
  ask: Ask,
): Promise<unknown> | null {
  const named = params[at];
  const isNumber = typeof named === "string" && named.startsWith("0x");
  if (isNumber && Number(named) > newest) {
    if (method.startsWith("eth_getBlock")) return null;
    throw new RpcRefusal(-32_000, "header not found");
  }
  const block = isNumber ? named : hex(newest);
  const asked = Object.assign([...params], { [at]: block });
  return ask({ method, params: asked });
}

async function lagLogs(newest: number, { method, params }: RpcRequest, ask: Ask): Promise<unknown> {
  const asked = range.safeParse(params[0]).data;
  if (asked === undefined || !asked.fromBlock.startsWith("0x")) return ask({ method, params });
  if (Number(asked.fromBlock) > newest) return [];
  const toBlock = hex(Math.min(Number(asked.toBlock), newest));
  return ask({ method, params: [{ ...Object(params[0]), toBlock }] });
}

const hex = (value: number) => `0x${value.toString(16)}`;
