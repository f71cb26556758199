import { callRpc, type RpcAnswer } from "./call-rpc.ts";
import type { JournalEntry } from "./journal.ts";

/**
 * Sends every journalled block after `head` to the anvil at `url`, each at the time it had. Gives the new head.
 * Throws when anvil refuses one: what follows it could not be the same.
 */
export async function replayJournal(
  url: string,
  entries: readonly JournalEntry[],
  head: number,
): Promise<number> {
  let reached = head;
  for (const { raw, block, timestamp } of entries) {
    if (block <= reached) continue;
    const ask = async (method: string, params: readonly unknown[]) =>
      requireResult(await callRpc(url, method, params), block);
    // An anvil that has just started takes its start for the latest time there was.
    if (reached === head) await ask("evm_setTime", [timestamp]);
    await ask("evm_setNextBlockTimestamp", [timestamp]);
    if (raw) await ask("eth_sendRawTransactionSync", [raw]);
    else await ask("evm_mine", []);
    reached = block;
  }
  return reached;
}

function requireResult({ error }: RpcAnswer, block: number): void {
  if (error) throw new Error(`the journal's block ${block} cannot be repeated: ${error.message}`);
}
