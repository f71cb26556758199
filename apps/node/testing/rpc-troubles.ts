import { type Address, parseGwei, type TestClient } from "viem";
import { LAG_BLOCKS } from "./rpc-faults.ts";
import type { FaultyRpc, RpcFault } from "./start-faulty-rpc.ts";
import type { Miner } from "./start-miner.ts";

export type Scene = {
  readonly rpc: FaultyRpc;
  readonly miner: Miner;
  /** The chain itself, past the RPC that is in trouble. */
  readonly control: TestClient;
  readonly relayer: Address;
  readonly draw: (bound: number) => number;
};

export type Trouble = {
  readonly name: string;
  /** What the node's health says meanwhile; undefined where the node copes by itself. */
  readonly reason?: RegExp;
  /** Whether it is told until the node starts again. */
  readonly isKept?: true;
  /** Begins it; gives what tells whether the node has met it. */
  readonly begin: (scene: Scene) => Promise<() => boolean>;
};

/** The most that the node pays for gas. */
export const MOST_FEE_GWEI = 50;
const COPES_WITH_REQUESTS = 40;
const STALLED_BLOCKS = 60;
const EVICTED = 2;

/** Each way in which an RPC, or the chain behind it, troubles a node. */
export const troubles: readonly Trouble[] = [
  { name: "every request hangs", reason: /RPC does not answer/, begin: always("hang") },
  { name: "every request fails", reason: /RPC does not answer/, begin: always("fail") },
  { name: "every request is one too many", reason: /RPC does not answer/, begin: always("throttle") },
  { name: "every request is refused", reason: /RPC does not answer/, begin: always("refuse") },
  { name: "every answer is a page", reason: /RPC does not answer/, begin: always("garble") },
  { name: "every connection is cut", reason: /RPC does not answer/, begin: always("cut") },
  { name: "a third of the requests fail, some after the chain has heard them", begin: sometimes },
  { name: "logs are left out", reason: /rpc left logs out/, isKept: true, begin: always("leave-out") },
  { name: "logs of few blocks are given at once", begin: shortRanges },
  {
    name: `the RPC is ${LAG_BLOCKS} blocks behind`,
    reason: /blocks behind what is indexed/,
    begin: always("lag"),
  },
  { name: "blocks are not given", reason: /blocks behind the chain/, begin: stall },
  { name: "gas costs more than is paid", reason: /gas costs [\d.]+ gwei/, begin: dearGas },
  { name: "gas costs more than when an act was sent", begin: dearerGas },
  { name: "what was sent is evicted", begin: evict },
  { name: `the newest ${LAG_BLOCKS} blocks are replaced`, begin: replace },
];

/** Nothing is amiss any more. */
export async function calm({ rpc, miner, control }: Scene): Promise<void> {
  rpc.behave(() => "pass");
  miner.beforeBlock = async () => undefined;
  await control.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei("1") });
}

function always(fault: RpcFault): Trouble["begin"] {
  return async ({ rpc }) => {
    rpc.behave(() => fault);
    return () => rpc.faults > 0;
  };
}

async function sometimes({ rpc, draw }: Scene): Promise<() => boolean> {
  const faults: readonly RpcFault[] = ["fail", "throttle", "garble", "cut", "mute"];
  rpc.behave(() => (draw(3) > 0 ? "pass" : (faults[draw(faults.length)] ?? "fail")));
  return () => rpc.faults >= COPES_WITH_REQUESTS;
}

async function shortRanges({ rpc, miner, control }: Scene): Promise<() => boolean> {
  let ranges = 0;
  rpc.behave((method) => {
    if (method === "eth_getLogs") ranges += 1;
    return "shorten";
  });
  await miner.between(() => control.mine({ blocks: 30 }));
  return () => ranges > 1;
}

async function stall({ rpc, miner, control }: Scene): Promise<() => boolean> {
  rpc.behave((method, params) =>
    method === "eth_getBlockByNumber" && params[0] !== "latest" ? "fail" : "pass",
  );
  await miner.between(() => control.mine({ blocks: STALLED_BLOCKS }));
  return () => rpc.faults > 0;
}

async function dearGas(scene: Scene): Promise<() => boolean> {
  return gasAt(scene, 2 * MOST_FEE_GWEI);
}

/** More than an act sent before offers, less than the most. */
async function dearerGas(scene: Scene): Promise<() => boolean> {
  return gasAt(scene, MOST_FEE_GWEI / 4);
}

async function gasAt({ miner, control }: Scene, gwei: number): Promise<() => boolean> {
  const baseFeePerGas = parseGwei(String(gwei));
  let blocks = 0;
  miner.beforeBlock = async () => {
    await control.setNextBlockBaseFeePerGas({ baseFeePerGas });
    blocks += 1;
  };
  return () => blocks > 8;
}

async function evict({ miner, control, relayer, draw }: Scene): Promise<() => boolean> {
  let evicted = 0;
  miner.beforeBlock = async () => {
    const { pending, queued } = await control.getTxpoolContent();
    for (const [sender, sent] of [...Object.entries(pending), ...Object.entries(queued)]) {
      if (sender.toLowerCase() !== relayer.toLowerCase()) continue;
      for (const { hash } of Object.values(sent)) {
        if (evicted >= EVICTED && draw(2) === 0) continue;
        await control.dropTransaction({ hash });
        evicted += 1;
      }
    }
  };
  return () => evicted >= EVICTED;
}

async function replace({ miner, control }: Scene): Promise<() => boolean> {
  await miner.between(() =>
    // viem's list of anvil's methods lacks this one.
    control.request({ method: "anvil_reorg" as never, params: [LAG_BLOCKS, []] as never }),
  );
  return () => true;
}
