import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseTransaction, recoverTransactionAddress, type TransactionSerialized } from "viem";
import { tryUntilDone } from "../process/try-until-done.ts";
import { type Anvil, startAnvil } from "./anvil.ts";
import { callRpc, type RpcAnswer } from "./call-rpc.ts";
import { endOrphan } from "./end-orphan.ts";
import { type Journal, openJournal, readJournal } from "./journal.ts";
import { openPast, type Past } from "./past.ts";
import { replayJournal } from "./replay-journal.ts";
import { isAllowed } from "./rpc-policy.ts";
import { type RpcCall, serveRpc } from "./serve-rpc.ts";
import { journalPath, keepGenesisTime, listGenerations, listJournals, saveGeneration } from "./snapshot.ts";

export interface DevChainParameters {
  /** Folder of states and journals; created when missing. */
  readonly dir: string;
  readonly port: number;
  /** Port of anvil behind the proxy. */
  readonly innerPort: number;
  readonly chainId: number;
  readonly timeTravel: boolean;
  /**
   * Unix seconds at which a new chain begins, before the present. Until its past is ended it goes on from its latest
   * block, also after a restart, and time can be travelled.
   */
  readonly beginsAt?: number;
  /** Blocks between saved states. */
  readonly blocksPerGeneration?: number;
}

export interface DevChain {
  readonly url: string;
  /** How often each JSON-RPC method was called, refused ones with a leading "!". */
  readonly calls: ReadonlyMap<string, number>;
  /** Whether the past that the chain began with is over, as it is from the start where it began with none. */
  isPastOver(): boolean;
  /** Goes to the present with one block more; from then on nobody travels in time. */
  endPast(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A development chain that loses nothing it acknowledged: a transaction and the block it got are on disk before its
 * sender hears of them. On start the newest readable state is loaded and every journal since repeated, block by block,
 * at the times the blocks had.
 */
export async function startDevChain(parameters: DevChainParameters): Promise<DevChain> {
  mkdirSync(parameters.dir, { recursive: true });
  const chain = new JournaledChain(parameters);
  await chain.open();
  const server = await serveRpc(parameters.port, (call) => chain.handle(call)).catch(async (error) => {
    await chain.close();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${parameters.port}`,
    calls: chain.calls,
    isPastOver: () => chain.past.isOver,
    endPast: () => chain.endPast(),
    async close() {
      server.close();
      server.closeAllConnections();
      await chain.close();
    },
  };
}

class JournaledChain {
  readonly calls = new Map<string, number>();
  readonly past: Past;
  private readonly parameters: DevChainParameters;
  private anvil: Anvil | undefined;
  private journal: Journal | undefined;
  private generation = 0;
  private head = 0;
  private queue: Promise<unknown> = Promise.resolve();
  private closing = false;

  constructor(parameters: DevChainParameters) {
    this.parameters = parameters;
    this.past = openPast(join(parameters.dir, "past"));
  }

  async open(): Promise<void> {
    const { dir, innerPort, chainId, beginsAt } = this.parameters;
    await endOrphan(join(dir, "anvil.pid"));
    const [{ block = 0, statePath } = {}] = listGenerations(dir);
    const journals = listJournals(dir, block);
    const entries = journals.flatMap((first) => readJournal(journalPath(dir, first)));
    const genesisPath = join(dir, "genesis");
    const isNew = block === 0 && entries.length === 0 && !existsSync(genesisPath);
    // Noted before the time itself: killed in between, the chain is new again.
    if (isNew && beginsAt !== undefined) this.past.begin();
    const genesisAt = keepGenesisTime(genesisPath, entries[0]?.timestamp ?? beginsAt ?? present());
    this.anvil = await startAnvil({ port: innerPort, chainId, statePath, genesisAt });
    writeFileSync(join(dir, "anvil.pid"), String(this.anvil.pid));
    this.generation = journals.at(-1) ?? block;
    this.head = await replayJournal(this.anvil.url, entries, block);
    // Beginning with the genesis block's time and replaying old blocks have set anvil's clock back.
    const { timestamp } = await this.latestBlock();
    await this.inner("evm_setTime", [this.past.isOver ? Math.max(present(), timestamp) : timestamp]);
    this.journal = openJournal(journalPath(dir, this.generation));
    if (block === 0 && entries.length === 0) this.journal.append({ block: 0, timestamp: genesisAt });
    void this.anvil.exited.then(() => {
      if (!this.closing) void this.inTurn(() => this.reopen());
    });
  }

  /** Anvil ended although nobody asked it to: its state comes back from disk. */
  private async reopen(): Promise<void> {
    this.journal?.close();
    await tryUntilDone({
      act: () => this.open(),
      isOver: () => this.closing,
      onFailure: (error, pauseMs) =>
        console.error(`the chain did not come back: ${error}; next attempt in ${pauseMs / 1000} s`),
    });
  }

  endPast(): Promise<void> {
    return this.inTurn(async () => {
      if (this.past.isOver) return;
      const { timestamp } = await this.latestBlock();
      await this.inner("evm_setTime", [Math.max(present(), timestamp)]);
      await this.mine();
      this.past.end();
    });
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.queue;
    // The journal has everything; without a saved state the next start only takes longer.
    await this.saveState().catch((error) => console.error(`the chain's state was not saved: ${error}`));
    this.journal?.close();
    await this.anvil?.stop();
    // By then the number may be another program's, and a copy of the folder must not end it.
    rmSync(join(this.parameters.dir, "anvil.pid"), { force: true });
  }

  async handle({ method, params = [] }: RpcCall): Promise<RpcAnswer> {
    const allowed = isAllowed(method, this.parameters.timeTravel || !this.past.isOver);
    const counted = allowed ? method : `!${method}`;
    this.calls.set(counted, (this.calls.get(counted) ?? 0) + 1);
    if (!allowed) return { error: { code: -32601, message: `${method} is not offered by this chain` } };
    if (method === "eth_sendRawTransaction") return this.inTurn(() => this.send(params));
    if (method === "evm_mine") return this.inTurn(() => this.mine());
    return this.inner(method, params);
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(act);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async send(params: readonly unknown[]): Promise<RpcAnswer> {
    const [raw] = params;
    if (typeof raw !== "string" || !raw.startsWith("0x")) {
      return {
        error: { code: -32602, message: "eth_sendRawTransaction takes one signed transaction as hex" },
      };
    }
    const transaction: `0x${string}` = `0x${raw.slice(2)}`;
    if (await this.isEarly(transaction)) return { error: { code: -32000, message: "nonce too high" } };
    const answered = await this.inner("eth_sendRawTransactionSync", [transaction]);
    if (answered.error) return answered;
    await this.record(transaction);
    const receipt = answered.result;
    const hash =
      typeof receipt === "object" && receipt && "transactionHash" in receipt ? receipt.transactionHash : null;
    return { result: hash };
  }

  /** One that waits for an earlier nonce would hold up all others, then be mined beside one without being journalled. */
  private async isEarly(transaction: string): Promise<boolean> {
    if (!isSerialized(transaction)) return false;
    try {
      const from = await recoverTransactionAddress({ serializedTransaction: transaction });
      const { result } = await this.inner("eth_getTransactionCount", [from, "latest"]);
      return (parseTransaction(transaction).nonce ?? 0) > Number(result);
    } catch {
      // Not a signed transaction: anvil says what is wrong with it.
      return false;
    }
  }

  private async mine(): Promise<RpcAnswer> {
    const answered = await this.inner("evm_mine", []);
    await this.record(undefined);
    return answered;
  }

  /** Writes the latest block to the journal; only then is the sender answered. */
  private async record(raw: `0x${string}` | undefined): Promise<void> {
    const { number, timestamp } = await this.latestBlock();
    try {
      this.journal?.append({ ...(raw ? { raw } : {}), block: number, timestamp });
    } catch (error) {
      // What is not on disk must not stand: the chain comes back without this block.
      void this.anvil?.stop();
      throw error;
    }
    this.head = number;
    if (number - this.generation >= (this.parameters.blocksPerGeneration ?? 500)) await this.saveState();
  }

  private async latestBlock() {
    const { result } = await this.inner("eth_getBlockByNumber", ["latest", false]);
    return blockOf(result);
  }

  private async saveState(): Promise<void> {
    if (!this.anvil || this.head === this.generation) return;
    const { dir } = this.parameters;
    const saved = await saveGeneration(dir, this.anvil.url, this.head);
    this.journal?.close();
    this.generation = saved.block;
    this.journal = openJournal(journalPath(dir, saved.block));
  }

  private inner(method: string, params: readonly unknown[]): Promise<RpcAnswer> {
    if (!this.anvil) throw new TypeError("the chain is not open");
    return callRpc(this.anvil.url, method, params);
  }
}

const present = () => Math.floor(Date.now() / 1000);
const isSerialized = (hex: string): hex is TransactionSerialized => /^0x[0-9a-f]+$/i.test(hex);

function blockOf(value: unknown): { number: number; timestamp: number } {
  if (typeof value !== "object" || !value || !("number" in value) || !("timestamp" in value)) {
    throw new TypeError("the chain answered no block");
  }
  return { number: Number(value.number), timestamp: Number(value.timestamp) };
}
