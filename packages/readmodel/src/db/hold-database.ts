import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@medequipshare/domain";
import pg from "pg";

export type HoldDatabaseParameters = {
  readonly url: string;
  /** Told when the connection was lost and somebody else has the database now. */
  readonly onTaken?: ((taken: AppError) => void) | undefined;
  /** How long a process that is ending, perhaps killed just now, gets to let go. */
  readonly patienceMs?: number;
};

/** Any number; advisory locks are each database's own. */
const LOCK = 20_250_714;
const PATIENCE_MS = 15_000;
const AGAIN_MS = 500;

/**
 * Keeps every other node from a PostgreSQL database until disposed of: two would send each other's acts. The lock belongs
 * to a connection of its own and ends with it, however that ends; a connection that the server ended is made again.
 * Throws config.database-held.
 */
export async function holdDatabase(parameters: HoldDatabaseParameters): Promise<AsyncDisposable> {
  const { url, onTaken, patienceMs = PATIENCE_MS } = parameters;
  const closing = new AbortController();
  let holder = await acquire(url, patienceMs);
  let holding = hold();

  async function hold(): Promise<void> {
    await holder.ended;
    while (!closing.signal.aborted) {
      try {
        await pause(AGAIN_MS, undefined, { signal: closing.signal });
        holder = await acquire(url, 0);
        holding = hold();
        return;
      } catch (error) {
        if (!(error instanceof AppError)) continue;
        onTaken?.(error);
        return;
      }
    }
  }

  return {
    async [Symbol.asyncDispose]() {
      closing.abort();
      await holder.client.end();
      await holding;
    },
  };
}

type Holder = { readonly client: pg.Client; readonly ended: Promise<void> };

async function acquire(url: string, patienceMs: number): Promise<Holder> {
  const application_name = `medequipshare-node, process ${process.pid} on ${hostname()}`;
  const client = new pg.Client({ connectionString: url, application_name, keepAlive: true });
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  client.on("error", () => resolve());
  client.on("end", () => resolve());
  try {
    await client.connect();
    const deadline = performance.now() + patienceMs;
    while (!(await tryLock(client))) {
      if (performance.now() >= deadline) throw await refusal(client);
      await pause(AGAIN_MS);
    }
    return { client, ended };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("select pg_try_advisory_lock($1) as held", [LOCK]);
  return rows[0]?.held === true;
}

async function refusal(client: pg.Client): Promise<AppError> {
  const { rows } = await client.query(
    `select current_database() as database, application_name || coalesce(', from ' || host(client_addr), '') as holder
     from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted
       and pg_locks.database = (select oid from pg_database where datname = current_database())`,
    [LOCK],
  );
  const { database = "", holder = "a node that has just let go" } = rows[0] ?? {};
  return new AppError("config.database-held", { database, holder });
}
