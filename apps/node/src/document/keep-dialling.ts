import { type Multiaddr, multiaddr } from "@multiformats/multiaddr";

/** The part of libp2p that dialling needs. */
type Dialling = {
  dial(address: Multiaddr, options: { signal: AbortSignal }): Promise<unknown>;
  getConnections(): readonly { readonly remoteAddr: Multiaddr }[];
};

export type Dialler = { stop(): void };

/** Dials each address now, and again every few seconds while no connection to it stands. */
export function keepDialling(libp2p: Dialling, addresses: readonly string[], everyMs = 3_000): Dialler {
  const targets = addresses.map((address) => multiaddr(address));
  const stopping = new AbortController();
  const dialMissing = () => {
    const connected = new Set(libp2p.getConnections().map(({ remoteAddr }) => placeOf(remoteAddr)));
    for (const target of targets) {
      if (connected.has(placeOf(target))) continue;
      // A peer that is down is dialled again at the next turn.
      libp2p.dial(target, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  dialMissing();
  const timer = setInterval(dialMissing, everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      stopping.abort();
    },
  };
}

/** Host and port: the same peer may be dialled with or without its identity in the address. */
function placeOf(address: Multiaddr): string {
  return address.toString().replace(/\/p2p\/[^/]+$/, "");
}
