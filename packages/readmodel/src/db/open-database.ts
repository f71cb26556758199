import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle as overPostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import { drizzle as overPglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import pg from "pg";
import { indexCapabilities } from "../document/index-capabilities.ts";
import type { Database } from "./database.ts";
import { lockDirectory } from "./lock-directory.ts";
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
};

export type OpenedDatabase = AsyncDisposable & {
  readonly db: Database;
  readonly engine: "pglite" | "postgres";
  /** Brings the local schema to the newest version and sees to the chain schema; creates what is missing. */
  readonly migrate: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the database and brings both schemas up to date. The same statements run on PGlite and PostgreSQL. A directory that
 * does not exist is created; only one process at a time may have it open, else config.database-in-use is thrown.
 */
export async function openDatabase(parameters: OpenDatabaseParameters): Promise<OpenedDatabase> {
  const { url } = parameters;
  const opened = /^postgres(ql)?:\/\//.test(url)
    ? openPostgres(url, parameters.connections)
    : await openPglite(url, parameters.dump);
  try {
    await opened.migrate();
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

function openPostgres(connectionString: string, max = 8): OpenedDatabase {
  const onConnect = async (client: pg.ClientBase) => {
    await client.query(searchPath);
  };
  const pool = new pg.Pool({ connectionString, max, onConnect });
  // A connection that the server ends while idle is replaced on next use; without a listener it ends the process.
  pool.on("error", () => {});
  const db = overPostgres(pool, { casing });
  return assemble(
    "postgres",
    db,
    () => migratePostgres(db, localMigrations),
    () => pool.end(),
  );
}

async function openPglite(url: string, dump?: Blob): Promise<OpenedDatabase> {
  const directory = url.replace(/^(file|pglite):(\/\/)?/, "");
  const inMemory = /^memory(:\/\/)?$/.test(directory);
  await using opening = new AsyncDisposableStack();
  if (!inMemory) {
    await mkdir(directory, { recursive: true });
    opening.use(await lockDirectory(directory));
  }
  const client = await PGlite.create({
    dataDir: inMemory ? "memory://" : directory,
    ...(dump === undefined ? {} : { loadDataDir: dump }),
  });
  opening.defer(() => client.close());
  await client.exec(searchPath);
  const db = overPglite(client, { casing });
  const parts = opening.move();
  return assemble(
    "pglite",
    db,
    () => migratePglite(db, localMigrations),
    () => parts.disposeAsync(),
  );
}

function assemble(
  engine: OpenedDatabase["engine"],
  db: Database,
  migrateLocal: () => Promise<void>,
  end: () => Promise<void>,
): OpenedDatabase {
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= end();
    return closing;
  };
  const migrate = async () => {
    await migrateLocal();
    await indexCapabilities(db);
    await prepareChain(db);
  };
  return { engine, db, migrate, close, [Symbol.asyncDispose]: close };
}
