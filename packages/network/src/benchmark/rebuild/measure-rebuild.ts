import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mapPeers, type PeerName, peerNames } from "@medequipshare/contracts";
import { createIndexer } from "@medequipshare/node";
import { digestOfChain, openDatabase } from "@medequipshare/readmodel";
import { createPublicClient, type Hex, http, numberToHex } from "viem";
import { startStandIn } from "./stand-in-rpc.ts";
import { tellEvents } from "./tell-events.ts";

export interface RebuildResult {
  readonly reservations: number;
  readonly events: number;
  readonly rows: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  readonly rowsPerSecond: number;
  /** How much of the time the stand-in spent answering, from 0 to 1. */
  readonly rpcShare: number;
  /** Hours a chain with a million reservations would take at this pace. */
  readonly hoursForAMillion: number;
}

const LOGS_PER_BLOCK = 7;

const addressOf = (peer: PeerName): Hex => numberToHex(0x1000 + peerNames.indexOf(peer), { size: 20 });

/** Indexes a long history from a stand-in chain into an embedded database in a folder, from the first block. */
export async function measureRebuild(
  reservations: number,
  say: (progress: string) => void,
): Promise<RebuildResult> {
  const dir = mkdtempSync(join(tmpdir(), "medequipshare-rebuild-"));
  try {
    const history = { facilities: 70, units: Math.max(70, Math.round(reservations / 50)), reservations };
    const logs = [...tellEvents(history)];
    await using chain = await startStandIn({ logs, logsPerBlock: LOGS_PER_BLOCK, addressOf });
    say(`rebuild: ${logs.length} events in ${chain.blocks} blocks`);
    await using opened = await openDatabase({ url: join(dir, "pglite") });
    const client = createPublicClient({ transport: http(chain.url) });
    const zero = numberToHex(0, { size: 20 });
    const others = {
      peerBook: zero,
      entryPoint: zero,
      accountFactory: zero,
      webAuthnVerifier: zero,
      token: zero,
    };
    const addresses = { chainId: 1, ...others, ...mapPeers(addressOf) };
    let applied = 0;
    const indexer = createIndexer({
      client,
      addresses,
      opened,
      onApplied: ({ number, blocks }) => {
        applied += blocks.reduce((sum, { events }) => sum + events.length, 0);
        say(`rebuild: block ${number} of ${chain.blocks - 1}, ${applied} events`);
      },
    });
    const began = performance.now();
    await indexer.syncOnce();
    const seconds = (performance.now() - began) / 1000;
    if (applied !== logs.length) throw new Error(`${applied} of ${logs.length} events were applied`);
    const digests = Object.values(await digestOfChain(opened.db));
    const rows = digests.reduce((sum, digest) => sum + digest.rows, 0);
    return {
      reservations,
      events: applied,
      rows,
      seconds: Math.round(seconds * 10) / 10,
      eventsPerSecond: Math.round(applied / seconds),
      rowsPerSecond: Math.round(rows / seconds),
      rpcShare: Math.round((chain.busyMs() / 1000 / seconds) * 100) / 100,
      hoursForAMillion: Math.round(((seconds / reservations) * 1_000_000) / 360) / 10,
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
