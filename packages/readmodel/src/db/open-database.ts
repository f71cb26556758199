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
import { findLackOfRoom } from "./find-lack-of-room.ts";
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
  /** Told when rows cannot be built anew beside those served, so that there are none for a while. */
  readonly onLackOfRoom?: (lack: AppError) => void;
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
 * does not exist is created; only one process at a time may have it open, else config.database-in-use is thrown.
 */
export async function openDatabase(parameters: OpenDatabaseParameters): Promise<OpenedDatabase> {
  const { url } = parameters;
  const opened = /^postgres(ql)?:\/\//.test(url)
    ? openPostgres(url, parameters.connections)
    : await openPglite(url, parameters);
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
    {
      migrateLocal: () => migratePostgres(db, localMigrations),
      // How much room a server has, it does not say.
      hasRoomForTwo: async () => true,
    },
    () => pool.end(),
  );
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
    {
      migrateLocal: () => migratePglite(db, localMigrations),
      async hasRoomForTwo() {
        const lack = inMemory ? undefined : await findLackOfRoom(directory);
        if (lack !== undefined) onLackOfRoom?.(lack);
        return lack === undefined;
      },
    },
    () => parts.disposeAsync(),
  );
}

function assemble(
  engine: OpenedDatabase["engine"],
  db: Database,
  { migrateLocal, hasRoomForTwo }: Preparation,
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
    await prepareChain(db, hasRoomForTwo);
  };
  return { engine, db, migrate, close, [Symbol.asyncDispose]: close };
}
