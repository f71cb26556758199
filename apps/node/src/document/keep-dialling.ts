import { type Multiaddr, multiaddr } from "@multiformats/multiaddr";
import type { Logger } from "pino";

type Connection = { readonly status: string };

/** The part of libp2p that dialling needs. */
type Dialling = {
  dial(address: Multiaddr, options: { signal: AbortSignal }): Promise<Connection>;
};

export type Dialler = {
  /** The addresses at which nobody answered when they were last dialled. */
  unreachable(): readonly string[];
  stop(): void;
};

/**
 * Dials each address now, and again every few seconds while no connection to it stands. That one does not answer is
 * logged when it begins and when it ends.
 */
export function keepDialling(
  libp2p: Dialling,
  addresses: readonly string[],
  log: Logger,
  everyMs = 3_000,
): Dialler {
  const stopping = new AbortController();
  const connections = new Map<string, Connection>();
  const dialling = new Set<string>();
  const unreachable = new Set<string>();

  async function dial(peer: string): Promise<void> {
    try {
      connections.set(peer, await libp2p.dial(multiaddr(peer), { signal: stopping.signal }));
      if (unreachable.delete(peer)) log.info({ peer }, "the document peer answers");
    } catch (error) {
      if (stopping.signal.aborted || unreachable.has(peer)) return;
      unreachable.add(peer);
      log.warn({ peer, err: error }, "the document peer does not answer; it is dialled again");
    }
  }

  function dialMissing(): void {
    for (const peer of addresses) {
      if (dialling.has(peer) || connections.get(peer)?.status === "open") continue;
      dialling.add(peer);
      void dial(peer).finally(() => dialling.delete(peer));
    }
  }

  dialMissing();
  const timer = setInterval(dialMissing, everyMs);
  timer.unref();
  return {
    unreachable: () => [...unreachable],
    stop() {
      clearInterval(timer);
      stopping.abort();
    },
  };
}
