import type { OpenAPIHono } from "@hono/zod-openapi";
import { findFacility } from "@medequipshare/readmodel";
import type { Logger } from "pino";
import { mountAdmin } from "../access/admin-routes.ts";
import { concernsOf } from "../access/concerns-of.ts";
import { mountDemonstration } from "../access/demonstration-routes.ts";
import { mountDirectory } from "../access/directory-routes.ts";
import { mountInvitations } from "../access/invitation-routes.ts";
import { mountNetwork } from "../access/network-routes.ts";
import { mountPasskeys } from "../access/passkey-routes.ts";
import { mountPeople } from "../access/people-routes.ts";
import { mountAccess } from "../access/routes.ts";
import { serveDirectoryLogout } from "../access/serve-directory-logout.ts";
import { mountSessionList } from "../access/session-list-routes.ts";
import { type Vitals, vitalsReader } from "../access/vitals.ts";
import type { NodeConfig } from "../config/config.ts";
import { mountDocuments } from "../document/routes.ts";
import { mountEquipment } from "../equipment/routes.ts";
import { mountFacilities } from "../facility/routes.ts";
import type { ChainClock } from "../http/chain-clock.ts";
import { createApp } from "../http/create-app.ts";
import { lastKnownClock } from "../http/last-known-clock.ts";
import type { Mount } from "../http/mount.ts";
import { mountInsight } from "../insight/routes.ts";
import { mountMaintenance } from "../maintenance/routes.ts";
import { freeInstead } from "../reservation/free-instead.ts";
import { namingAlternatives } from "../reservation/naming-alternatives.ts";
import { mountReservations } from "../reservation/routes.ts";
import { mountLedger } from "../settlement/routes.ts";
import { mountBreakGlass } from "../usage/break-glass-routes.ts";
import { mountCredentials } from "../usage/credential-routes.ts";
import { mountUsage } from "../usage/routes.ts";
import type { ConnectedChain } from "./connect-chain.ts";
import type { Acts } from "./open-acts.ts";
import type { Follower } from "./open-follower.ts";
import type { Storage } from "./open-storage.ts";

export type NodeApp = AsyncDisposable & {
  readonly app: OpenAPIHono;
  /** Ends the event streams. */
  readonly endStreams: () => void;
};

export type OpenAppParameters = ConnectedChain &
  Omit<Storage & Acts & Follower, typeof Symbol.asyncDispose> & {
    readonly config: NodeConfig;
    readonly log: Logger;
  };

export const VERSION = "0.1.0";

export function openApp(parameters: OpenAppParameters): NodeApp {
  const { config, log, sessions, requireAdmin, hub } = parameters;
  const readVitals = vitalsReader({
    ...parameters,
    ...config,
    countReadings: () => parameters.readings.count(),
  });
  const { clock, lastKnown } = lastKnownClock(parameters);
  const closing = new AbortController();
  const app = createApp({
    sessions,
    requireAdmin,
    hub,
    closing: closing.signal,
    log,
    requestsPerSecond: config.http.requestsPerSecond,
    streams: config.http.streams,
    trustedProxies: config.http.trustedProxies,
    allowedOrigins: config.http.allowedOrigins,
    rpcUrl: config.publicRpcUrl,
    webDist: config.webDist,
    version: VERSION,
    lastKnown,
    readLag: async () => (await readVitals()).lagBlocks,
    whyNotReady: async () =>
      concernsOf(await readVitals()).flatMap(({ weighs, reason }) => (weighs === "outage" ? reason : [])),
    mountRooms: (mount) => mountRooms(mount, { ...parameters, readVitals, clock }),
    serveRooms: (served) => serveDirectoryLogout(served, parameters.directorySignIns),
  });
  const endStreams = () => closing.abort();
  return { app, endStreams, [Symbol.asyncDispose]: async () => endStreams() };
}

type RoomsParameters = OpenAppParameters & {
  readonly readVitals: () => Promise<Vitals>;
  readonly clock: ChainClock;
};

function mountRooms(mount: Mount, parameters: RoomsParameters): void {
  const { config, db, clock, served, gateway } = parameters;
  const reading = { db, clock };
  mountNetwork(mount, {
    ...parameters,
    mqttUrl: config.publicMqttUrl ?? gateway.broker.url,
    version: VERSION,
    startedAt: parameters.now(),
  });
  mountAccess(mount, {
    ...parameters,
    rpId: config.rpId,
    namingAlternatives: (act) => namingAlternatives(db, clock, act),
    freeInstead: (operation, calls) => freeInstead(db, clock, operation, calls),
  });
  mountSessionList(mount, parameters);
  mountPasskeys(mount, parameters);
  mountInvitations(mount, parameters);
  mountDirectory(mount, parameters);
  mountPeople(mount, { ...reading, names: parameters.names });
  mountDocuments(mount, {
    ...parameters,
    servesNpi: served.servesNpi,
    npiOf: async (id) => (await findFacility(db, id))?.npi,
  });
  mountFacilities(mount, reading);
  mountEquipment(mount, reading);
  mountReservations(mount, reading);
  mountUsage(mount, parameters);
  mountBreakGlass(mount, reading);
  mountCredentials(mount, parameters);
  mountMaintenance(mount, db);
  mountLedger(mount, db);
  mountInsight(mount, db);
  mountDemonstration(mount, { ...parameters, folders: config.demonstrationFolders });
  mountAdmin(mount, parameters);
}
