import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import type { AppError } from "@medequipshare/domain";
import { drizzle as overPostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { drizzle as overPglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import pg from "pg";
import { indexCapabilities } from "../document/index-capabilities.ts";
import type { Database } from "./database.ts";
import { embeddedFailure, postgresFailure } from "./database-failure.ts";
import { findLackOfRoom } from "./find-lack-of-room.ts";
import { holdDatabase } from "./hold-database.ts";
import { holdsDatabase } from "./holds-database.ts";
import { lockDirectory } from "./lock-directory.ts";
import { makeDatabase } from "./make-database.ts";
import { readNewDatabase } from "./new-database.ts";
import { prepareChain } from "./prepare-chain.ts";

const casing = "snake_case";
/** What only this node knows is migrated; the other schema is built from events. */
const localMigrations = {
  migrationsFolder: fileURLToPath(new URL("../../migrations/local", import.meta.url)),
  migrationsSchema: "local",
  migrationsTable: "migration",
};
/** Which schema holds the tables that name none. */
const searchPath = "set search_path to chain";

export type OpenDatabaseParameters = {
  /** `memory`, a directory for the embedded engine, or `postgres://…`. */
  readonly url: string;
  /** Connections to a PostgreSQL server; the embedded engine has one. */
  readonly connections?: number;
  /** What an embedded database that is new begins with: the folder of another one as PGlite dumps it. */
  readonly dump?: Blob;
  /** Told when rows cannot be built anew beside those served, so that there are none for a while. */
  readonly onLackOfRoom?: (lack: AppError) => void;
  /** Told when the connection to PostgreSQL was lost and another node has the database now; this one has to end. */
  readonly onTaken?: (taken: AppError) => void;
};

export type OpenedDatabase = AsyncDisposable & {
  readonly db: Database;
  readonly engine: "pglite" | "postgres";
  /** Brings the local schema to the newest version and sees to the chain schema; creates what is missing. */
  readonly migrate: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Preparation = {
  readonly migrateLocal: () => Promise<void>;
  /** Whether what follows from events may be there twice for a while. */
  readonly hasRoomForTwo: () => Promise<boolean>;
};

/**
 * Opens the database and brings both schemas up to date. The same statements run on PGlite and PostgreSQL. A directory that
 * does not exist is created. Only one process at a time may have a database open: throws config.database-in-use or
 * config.database-held, config.database-damaged for one that lost a file, and database.unreachable.
 */
export async function openDatabase(parameters: OpenDatabaseParameters): Promise<OpenedDatabase> {
  const { url } = parameters;
  const isPostgres = /^postgres(ql)?:\/\//.test(url);
  try {
    return isPostgres ? await openPostgres(url, parameters) : await openPglite(url, parameters);
  } catch (error) {
    throw isPostgres ? postgresFailure(error, url) : embeddedFailure(error, url);
  }
}

async function openPostgres(
  connectionString: string,
  { connections: max = 8, onTaken }: OpenDatabaseParameters,
): Promise<OpenedDatabase> {
  await using opening = new AsyncDisposableStack();
  opening.use(await holdDatabase({ url: connectionString, onTaken }));
  const onConnect = async (client: pg.ClientBase) => {
    await client.query(searchPath);
  };
  const pool = new pg.Pool({ connectionString, max, onConnect });
  // A connection that the server ends while idle is replaced on next use; without a listener it ends the process.
  pool.on("error", () => {});
  opening.defer(() => pool.end());
  const db = overPostgres(pool, { casing });
  const migrate = migration(db, {
    migrateLocal: () => migratePostgres(db, localMigrations),
    // How much room a server has, it does not say.
    hasRoomForTwo: async () => true,
  });
  await migrate();
  return assemble("postgres", db, migrate, opening.move());
}

async function openPglite(
  url: string,
  { dump, onLackOfRoom }: OpenDatabaseParameters,
): Promise<OpenedDatabase> {
  const directory = url.replace(/^(file|pglite):(\/\/)?/, "");
  const inMemory = /^memory(:\/\/)?$/.test(directory);
  await using opening = new AsyncDisposableStack();
  if (!inMemory) {
    await mkdir(directory, { recursive: true });
    opening.use(await lockDirectory(directory));
    if (!(await holdsDatabase(directory))) await makeDatabase(directory, dump);
  }
  const begin = inMemory ? (dump ?? (await readNewDatabase())) : undefined;
  const client = await PGlite.create({
    dataDir: inMemory ? "memory://" : directory,
    ...(begin && { loadDataDir: begin }),
  });
  opening.defer(() => client.close());
  await client.exec(searchPath);
  const db = overPglite(client, { casing });
  const migrate = migration(db, {
    migrateLocal: () => migratePglite(db, localMigrations),
    async hasRoomForTwo() {
      const lack = inMemory ? undefined : await findLackOfRoom(directory);
      if (lack !== undefined) onLackOfRoom?.(lack);
      return lack === undefined;
    },
  });
  await migrate();
  return assemble("pglite", db, migrate, opening.move());
}

function migration(db: Database, { migrateLocal, hasRoomForTwo }: Preparation): () => Promise<void> {
  return async () => {
    await migrateLocal();
    await indexCapabilities(db);
    await prepareChain(db, hasRoomForTwo);
  };
}

function assemble(
  engine: OpenedDatabase["engine"],
  db: Database,
  migrate: () => Promise<void>,
  parts: AsyncDisposableStack,
): OpenedDatabase {
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= parts.disposeAsync();
    return closing;
  };
  return { engine, db, migrate, close, [Symbol.asyncDispose]: close };
}
