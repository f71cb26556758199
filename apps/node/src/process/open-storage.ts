import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { AppError } from "@medequipshare/domain";
import {
  type Database,
  documentStore,
  findFacility,
  type OpenedDatabase,
  openDatabase,
  readingStore,
  sumDocuments,
} from "@medequipshare/readmodel";
import type { Logger } from "pino";
import { loadAdminToken, type RequireAdmin } from "../access/admin-token.ts";
import { type Audit, createAudit } from "../access/audit.ts";
import type { NodeConfig } from "../config/config.ts";
import type { ContentStore } from "../document/content-store.ts";
import { documentQuota } from "../document/document-quota.ts";
import { createDocuments, type Documents } from "../document/documents.ts";
import { type FacilityKeys, openFacilityKeys } from "../document/facility-keys.ts";
import { openHeliaStore } from "../document/open-helia-store.ts";
import { type ServedFacilities, servedFacilities } from "../facility/served-facilities.ts";
import { wasActivated } from "../facility/was-activated.ts";
import type { ConnectedChain } from "./connect-chain.ts";
import { requireDatabaseFolder } from "./require-database-folder.ts";
import { requireKeptFiles } from "./require-kept-files.ts";

/** What a node keeps, and what it knows about whom it serves. */
export type Storage = AsyncDisposable & {
  readonly opened: OpenedDatabase;
  readonly db: Database;
  readonly content: ContentStore;
  readonly documents: Documents;
  readonly keys: FacilityKeys;
  readonly served: ServedFacilities;
  readonly readings: ReturnType<typeof readingStore>;
  readonly audit: Audit;
  readonly requireAdmin: RequireAdmin;
  /** Wall clock, unix seconds. */
  readonly now: () => number;
};

export type StorageOptions = {
  readonly onTaken?: ((taken: AppError) => void) | undefined;
  readonly now?: (() => number) | undefined;
};

const wallClock = () => Math.floor(Date.now() / 1000);

export async function openStorage(
  config: NodeConfig,
  { client, addresses }: ConnectedChain,
  log: Logger,
  { onTaken, now = wallClock }: StorageOptions = {},
): Promise<Storage> {
  const { dataDirectory, databaseUrl, ipfs } = config;
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  if (databaseUrl === undefined) await requireDatabaseFolder(dataDirectory);
  await using opening = new AsyncDisposableStack();
  const opened = opening.use(
    await openDatabase({
      url: databaseUrl ?? join(dataDirectory, "database"),
      onLackOfRoom: (lack) => log.warn({ err: lack }, "rows are built anew in place of those served"),
      ...(onTaken && { onTaken }),
    }),
  );
  await requireKeptFiles(dataDirectory, opened.db);
  // After the database, whose opening takes all of a core: peers would not wait for a handshake meanwhile.
  const content = opening.use(
    await openHeliaStore({ ...ipfs, directory: join(dataDirectory, "documents"), log }),
  );
  const keys = await openFacilityKeys(join(dataDirectory, "keys.json"));
  const requireAdmin = await loadAdminToken(join(dataDirectory, "admin.token"));
  const { db } = opened;
  const served = servedFacilities({
    ...config.served,
    npiOf: async (id) => (await findFacility(db, id))?.npi,
    wasActivated: (id) => wasActivated({ client, addresses }, id),
    nextBlock: () => new Promise((resolve) => setTimeout(resolve, config.pollMs)),
  });
  const documents = createDocuments({
    content,
    store: documentStore(db),
    keys,
    findParty: (id) => findFacility(db, id),
    servesNpi: served.servesNpi,
    serves: served.serves,
    quota: documentQuota({
      limit: config.documentsPerDay,
      storedSince: (asked) => sumDocuments(db, asked),
      now,
    }),
    now,
  });
  const parts = opening.move();
  return {
    opened,
    db,
    content,
    documents,
    keys,
    served,
    readings: readingStore(db),
    audit: createAudit(db, now),
    requireAdmin,
    now,
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
