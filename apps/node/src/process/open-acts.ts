import type { Address } from "@medequipshare/protocol";
import {
  directoryLinkStore,
  invitationStore,
  type OperationStore,
  operationStore,
  type PersonNameStore,
  passkeyStore,
  personNameStore,
  type RelayStore,
  relayStore,
  sessionStore,
} from "@medequipshare/readmodel";
import { getStaff } from "@medequipshare/sdk";
import type { Logger } from "pino";
import { logReader } from "../access/delivery-of.ts";
import { createDirectorySignIns, type DirectorySignIns } from "../access/directory-sign-ins.ts";
import { createEnrolments, type Enrolments } from "../access/enrolments.ts";
import { freeNonce } from "../access/free-nonce.ts";
import { createInvitations, type Invitations } from "../access/invitations.ts";
import { loadRelayer } from "../access/load-relayer.ts";
import { openDirectory } from "../access/open-directory.ts";
import { operationConsignment } from "../access/operation-consignment.ts";
import { createOperations, type Operations } from "../access/operations.ts";
import { startOutbox } from "../access/outbox.ts";
import { createOwnSessions, type OwnSessions } from "../access/own-sessions.ts";
import { relayConsignment } from "../access/relay-consignment.ts";
import { createRelayer, type Relayer } from "../access/relayer.ts";
import { createRelays, type Relays } from "../access/relays.ts";
import { createSenderPolicy, type SenderPolicy } from "../access/sender-policy.ts";
import { createSessions, type Sessions } from "../access/sessions.ts";
import { createStepUp } from "../access/step-up.ts";
import type { Queue } from "../access/vitals.ts";
import { type ActWatch, watchActs } from "../access/watch-acts.ts";
import type { NodeConfig } from "../config/config.ts";
import type { ConnectedChain } from "./connect-chain.ts";
import type { Storage } from "./open-storage.ts";

/** Everything that brings acts of people to the chain. */
export type Acts = AsyncDisposable & {
  readonly relayer: Relayer;
  readonly policy: SenderPolicy;
  readonly operations: Operations;
  readonly freeNonce: (account: Address, from: bigint) => Promise<bigint>;
  readonly relays: Relays;
  readonly sessions: Sessions;
  readonly ownSessions: OwnSessions;
  readonly directorySignIns: DirectorySignIns | undefined;
  readonly enrolments: Enrolments;
  readonly names: PersonNameStore;
  readonly invitations: Invitations;
  readonly readQueue: () => Promise<Queue>;
  /** Sends again what the chain held and has dropped; acts up to the block `from` are known to stand. */
  readonly watchActs: (from: number) => ActWatch;
};

export type OpenActsParameters = ConnectedChain &
  Pick<Storage, "db" | "served" | "audit" | "now"> & { readonly config: NodeConfig; readonly log: Logger };

export async function openActs(parameters: OpenActsParameters): Promise<Acts> {
  const { config, log, client, addresses, db, served, audit, now } = parameters;
  const account = await loadRelayer(config.relayerKeyFile);
  const { mostFeePerGas, raiseAfterMs: patienceMs } = config;
  const { chainId } = addresses;
  const relayer = createRelayer({ client, account, chainId, mostFeePerGas, patienceMs });
  const stores = { operation: operationStore(db), relay: relayStore(db) };
  const sending = { client, addresses, relayer: relayer.address, now };
  const consignments = [
    operationConsignment({ ...sending, store: stores.operation }),
    relayConsignment({ ...sending, store: stores.relay }),
  ];
  const outbox = startOutbox({ relayer, log, consignments });
  const { enrolmentCode, rpId } = config;
  const origins = originsOf(config);
  const passkeys = passkeyStore(db);
  const names = personNameStore(db);
  const challenges = sessionStore(db);
  const enrolments = createEnrolments({
    challenges,
    passkeys,
    rpId,
    rpName: config.name,
    origins,
    now,
  });
  const policy = createSenderPolicy({ client, addresses, served, enrolmentCode });
  const acting = { client, addresses, relayer, outbox, readLogs: logReader(client), audit, now };
  const sessions = createSessions({
    client,
    addresses,
    store: challenges,
    passkeys,
    names,
    served,
    enrolmentCode,
    rpId,
    origins,
    most: config.sessionLimits,
    stepUpMinutes: config.stepUpMinutes,
    now,
  });
  const directorySignIns =
    config.directory &&
    createDirectorySignIns({
      directory: await openDirectory(config.directory),
      links: directoryLinkStore(db),
      store: challenges,
      sessions,
      audit,
      now,
    });
  return {
    relayer,
    policy,
    operations: createOperations({
      ...acting,
      store: stores.operation,
      policy,
      requireStepUp: createStepUp({ addresses, stepUp: config.stepUp }),
    }),
    freeNonce: (account, from) => freeNonce(stores.operation, account, from),
    relays: createRelays({ ...acting, store: stores.relay }),
    ownSessions: createOwnSessions({
      store: challenges,
      facilityOf: async (person) => (await getStaff({ client, addresses }, { account: person })).facilityId,
      most: config.sessionLimits,
      now,
    }),
    sessions,
    directorySignIns,
    names,
    enrolments,
    invitations: createInvitations({
      client,
      addresses,
      store: invitationStore(db),
      names,
      passkeys,
      enrolments,
      now,
    }),
    readQueue: () => queueOf([stores.operation, stores.relay]),
    watchActs: (from) =>
      watchActs({
        client,
        kinds: consignments,
        log,
        from,
        forgetNonce: relayer.forgetNonce,
        onReopened: outbox.wake,
      }),
    [Symbol.asyncDispose]: () => outbox.close(),
  };
}

type OpenActStore = Pick<OperationStore | RelayStore, "countOpen" | "listOpen">;

async function queueOf(stores: readonly OpenActStore[]): Promise<Queue> {
  const queues = await Promise.all(
    stores.map(async (store) => ({ acts: await store.countOpen(), oldest: await store.listOpen(1) })),
  );
  const since = queues.flatMap(({ oldest }) => oldest.map(({ createdAt }) => createdAt));
  const acts = queues.reduce((sum, queue) => sum + queue.acts, 0);
  return { acts, since: since.length === 0 ? null : Math.min(...since) };
}

/** Where people sign in: the page's own origin, those allowed, and the bare host that software passkeys name. */
function originsOf({ origin, rpId, http }: NodeConfig): readonly string[] {
  const host = rpId === "localhost" ? "http://localhost" : `https://${rpId}`;
  const own = origin ?? `http://localhost:${http.port}`;
  return [...new Set([host, new URL(own).origin, ...http.allowedOrigins])];
}
