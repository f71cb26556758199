import type { AppError } from "@medequipshare/domain";
import pino, { type Logger } from "pino";
import type { NodeConfig } from "../config/config.ts";
import { trustedAddress } from "../http/client-address.ts";
import { listen } from "../http/listen.ts";
import { connectChain } from "./connect-chain.ts";
import { createLog } from "./create-log.ts";
import { openActs } from "./open-acts.ts";
import { openApp } from "./open-app.ts";
import { openFollower } from "./open-follower.ts";
import { openStorage } from "./open-storage.ts";

export type RunningNode = AsyncDisposable & {
  readonly url: string;
  readonly mqttUrl: string;
  /** libp2p addresses of the document store. */
  readonly multiaddrs: readonly string[];
  /** Who pays gas; needs the chain's currency. */
  readonly relayer: `0x${string}`;
  readonly close: () => Promise<void>;
};

export type StartNodeOptions = {
  readonly log?: Logger;
  /** Ends the wait for a chain that does not answer. */
  readonly signal?: AbortSignal;
  /** Told when another node has taken the database over after the connection was lost; this one has to end at once. */
  readonly onTaken?: (taken: AppError) => void;
  /** The wall clock, unix seconds, unless another is given. */
  readonly now?: () => number;
};

/**
 * Starts a facility node: document store, database, outbox, gateway, indexer, API. Waits for the chain when it does
 * not answer yet. Throws config.* when a setting or what is stored is wrong, database.unreachable; nothing is left running
 * then.
 */
export async function startNode(config: NodeConfig, options: StartNodeOptions = {}): Promise<RunningNode> {
  // Standard output belongs to whoever started the node; the log goes to standard error.
  const log =
    options.log ??
    createLog({
      level: config.logLevel,
      name: config.name,
      destination: pino.destination({ fd: 2, sync: true }),
    });
  await using opening = new AsyncDisposableStack();
  const chain = await connectChain(config, log, options.signal);
  const storage = opening.use(await openStorage(config, chain, log, options));
  const acts = opening.use(await openActs({ config, log, ...chain, ...storage }));
  const follower = opening.use(await openFollower({ config, log, ...chain, ...storage, ...acts }));
  const app = opening.use(openApp({ config, log, ...chain, ...storage, ...acts, ...follower }));
  const { host, port, connectionsPerClient: perClient, trustedProxies } = config.http;
  const limits = { perClient, exempt: trustedAddress(trustedProxies) };
  const server = await listen(app.app, host, port, limits);
  opening.defer(server.close);
  // Streams end first, so that the server can close.
  opening.defer(app.endStreams);
  follower.start();
  const parts = opening.move();
  const close = () => parts.disposeAsync();
  return {
    url: server.url,
    mqttUrl: follower.gateway.broker.url,
    multiaddrs: storage.content.multiaddrs(),
    relayer: acts.relayer.address,
    close,
    [Symbol.asyncDispose]: close,
  };
}
