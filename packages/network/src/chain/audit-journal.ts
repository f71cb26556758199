import { type Hex, numberToHex } from "viem";
import { startAnvil } from "./anvil.ts";
import { callRpc } from "./call-rpc.ts";
import { readJournal } from "./journal.ts";
import { replayJournal } from "./replay-journal.ts";
import { journalPath, listJournals } from "./snapshot.ts";

export interface AuditJournalParameters {
  /** Folder of the chain that is judged. */
  readonly dir: string;
  readonly url: string;
  readonly chainId: number;
  /** A free port for the chain that repeats it. */
  readonly port: number;
}

/** Whether the journal alone leads to the chain's latest block, with the two blocks that were compared. */
export interface JournalAudit {
  readonly holds: boolean;
  readonly evidence: string;
}

/**
 * Repeats a chain from its journal of signed transactions on an anvil that nobody else reaches, and compares the
 * block that the journal ends with: nodes may add others meanwhile. Its hashes cover the root of the whole state and, through the parents, every block before; so a
 * balance, a storage word or an unsigned transaction that came past the proxy shows. A write that no block has
 * followed yet shows only after one: mine one first.
 */
export async function auditJournal({
  dir,
  url,
  chainId,
  port,
}: AuditJournalParameters): Promise<JournalAudit> {
  const entries = listJournals(dir, 0).flatMap((block) => readJournal(journalPath(dir, block)));
  const [genesis] = entries;
  if (genesis?.block !== 0)
    return { holds: false, evidence: "the journal does not begin with the chain's first block" };
  const again = await startAnvil({ port, chainId, statePath: undefined, genesisAt: genesis.timestamp });
  try {
    const reached = await replayJournal(again.url, entries, 0);
    const [chain, repeated] = [await blockAt(url, numberToHex(reached)), await blockAt(again.url, "latest")];
    return {
      holds: chain.hash === repeated.hash && chain.stateRoot === repeated.stateRoot,
      evidence: `chain: ${tell(chain)}; ${entries.length - 1} entries repeated: ${tell(repeated)}`,
    };
  } catch (error) {
    return { holds: false, evidence: error instanceof Error ? error.message : String(error) };
  } finally {
    await again.stop();
  }
}

interface Block {
  readonly number: number;
  readonly hash: string;
  readonly stateRoot: string;
}

const tell = ({ number, hash, stateRoot }: Block) =>
  `block ${number} ${hash.slice(0, 10)}…, state ${stateRoot.slice(0, 10)}…`;

async function blockAt(url: string, block: Hex | "latest"): Promise<Block> {
  const { result } = await callRpc(url, "eth_getBlockByNumber", [block, false]);
  if (
    typeof result !== "object" ||
    !result ||
    !("number" in result && "hash" in result && "stateRoot" in result)
  )
    throw new TypeError("the chain answered no block");
  return { number: Number(result.number), hash: String(result.hash), stateRoot: String(result.stateRoot) };
}
