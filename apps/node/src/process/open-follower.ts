import type { AppliedBlock } from "@medequipshare/protocol";
import { credentialStore, documentStore, findCursor, inChain } from "@medequipshare/readmodel";
import type { Logger } from "pino";
import type { NodeConfig } from "../config/config.ts";
import { startPublicDocumentFiller } from "../document/public-document-filler.ts";
import { chainClock } from "../http/chain-clock.ts";
import { createEventHub, type EventHub } from "../http/event-hub.ts";
import { type AppliedBlocks, createIndexer, type Indexer } from "../indexer/create-indexer.ts";
import { describeApplied } from "../insight/describe-applied.ts";
import { startPromoter } from "../reservation/promoter.ts";
import { announceGrants, announceGrantsOf } from "../usage/announce-grants.ts";
import { breakGlassRelay } from "../usage/break-glass-relay.ts";
import { brokerAdmission } from "../usage/broker-client.ts";
import { type Credentials, createCredentials } from "../usage/credentials.ts";
import { type Gateway, openGateway } from "../usage/gateway.ts";
import { unitParties } from "../usage/unit-parties.ts";
import { readingVerifier } from "../usage/verify-reading.ts";
import type { ConnectedChain } from "./connect-chain.ts";
import type { Acts } from "./open-acts.ts";
import type { Storage } from "./open-storage.ts";

/** What follows the chain and tells others: indexer, event stream, documents' cache, locks. */
export type Follower = AsyncDisposable & {
  readonly indexer: Indexer;
  readonly hub: EventHub;
  readonly gateway: Gateway;
  readonly credentials: Credentials;
  /** The newest block in the read model; null until this process has compared it with the chain. */
  readonly indexedAt: () => { readonly number: number; readonly timestamp: number } | null;
  start(): void;
};

export type OpenFollowerParameters = ConnectedChain &
  Pick<Storage, "opened" | "db" | "content" | "readings" | "audit" | "now" | "served"> &
  Pick<Acts, "relays" | "watchActs" | "sessions"> & {
    readonly config: NodeConfig;
    readonly log: Logger;
  };

export async function openFollower(parameters: OpenFollowerParameters): Promise<Follower> {
  const {
    config,
    log,
    client,
    addresses,
    opened,
    db,
    content,
    readings,
    audit,
    now,
    served,
    relays,
    watchActs,
    sessions,
  } = parameters;
  await using opening = new AsyncDisposableStack();
  const hub = createEventHub();
  const parties = unitParties(db, served);
  const credentials = createCredentials({
    store: credentialStore(db),
    parties,
    audit,
    // Nobody asks for a credential before the gateway is open.
    endConnection: (username) => gateway.broker.end(username),
    now,
  });
  const gateway: Gateway = opening.use(
    await openGateway({
      ...config.mqtt,
      chainId: addresses.chainId,
      readings,
      admit: brokerAdmission(credentials, sessions),
      parties,
      verifyReading: readingVerifier({ client, addresses }),
      relayBreakGlass: breakGlassRelay({ db, relays, addresses, clock: chainClock(client) }),
      audit,
      log,
      now,
    }),
  );
  const filler = startPublicDocumentFiller({ db, store: documentStore(db), content, log, now });
  opening.defer(() => filler.close());
  const promoter = startPromoter({
    db,
    addresses,
    clock: chainClock(client),
    head: async () => Number(await client.getBlockNumber({ cacheTime: 0 })),
    serves: served.serves,
    submit: relays.submitOwn,
    log,
  });
  opening.defer(() => promoter.close());

  let indexed: { number: number; timestamp: number } | null = null;
  let telling: Promise<void> = Promise.resolve();
  async function tell(applied: AppliedBlocks): Promise<void> {
    const told: AppliedBlock = await describeApplied(db, applied);
    hub.publish(told);
    // Rows that were replaced may hold grants of which nobody was told block by block.
    if (applied.isReorganised) await announceGrants(db, gateway.announce);
    for (const { event, reservationId } of told.changes) {
      if (event === "CheckoutGranted" && reservationId !== null) {
        await announceGrantsOf(db, reservationId, gateway.announce);
      }
    }
  }
  const cursor = await inChain(db, "chain", findCursor);
  // The last process may have ended between a reorganisation and what that asks for.
  const acts = watchActs(cursor?.finalNumber ?? config.startBlock - 1);
  opening.defer(acts.close);
  const indexer = createIndexer({
    client,
    addresses,
    opened,
    pollingMilliseconds: config.pollMs,
    startBlock: config.startBlock,
    onStanding: (block) => {
      indexed = block;
      acts.reach(block.number);
    },
    onApplied: (applied) => {
      filler.wake();
      promoter.wake();
      telling = telling
        .then(() => tell(applied))
        .catch((error) => log.warn({ err: error }, "blocks not announced"));
    },
    onFailure: (error) => log.warn({ err: error }, "indexer step failed; it is tried again"),
    onReorganised({ from, to, isOtherNetwork }) {
      if (to !== undefined) log.warn({ from, to }, "the chain was reorganised");
      else
        log.error(
          { from },
          "the chain was replaced deeper than this node can take back; all rows are built anew",
        );
      // Acts of another network have no place in this one.
      if (!isOtherNetwork) acts.takeBack(to);
    },
    onLeftOut: (logs, block) =>
      log.error({ logs, block }, "the RPC left logs out of its answer; they were taken from the receipts"),
  });
  opening.defer(() => telling);
  opening.use(indexer);
  const parts = opening.move();
  return {
    indexer,
    hub,
    gateway,
    credentials,
    indexedAt: () => indexed,
    start() {
      indexer.start();
      announceGrants(db, gateway.announce).catch((error) => log.warn({ err: error }, "grants not announced"));
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
