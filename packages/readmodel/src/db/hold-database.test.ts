import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AppError } from "@medequipshare/domain";
import pg from "pg";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { createDatabase } from "../../testing/start-postgres.ts";
import { holdDatabase } from "./hold-database.ts";
import { openDatabase } from "./open-database.ts";

let url = "";
beforeEach(async () => {
  url = await createDatabase(inject("postgres").url);
});

const module = new URL("./hold-database.ts", import.meta.url).pathname;
const program = `
const { holdDatabase } = await import(process.argv[1]);
globalThis.held = await holdDatabase({ url: process.argv[2] });
console.log("held");
setInterval(() => {}, 1000);
`;

/** Another process that holds the database until it is killed. */
async function holdElsewhere() {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program, module, url]);
  child.stderr.pipe(process.stderr);
  await once(child.stdout, "data");
  return child;
}

/** Ends the connections of whoever holds the database, as a restart of the server does. */
async function endConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await client.end();
}

describe("holdDatabase", () => {
  it("refuses while another process has it, says which, and gives it once that is killed", async () => {
    const holder = await holdElsewhere();
    await expect(holdDatabase({ url, patienceMs: 0 })).rejects.toMatchObject({
      code: "config.database-held",
      message: expect.stringContaining(`process ${holder.pid} on `),
    });
    const waiting = holdDatabase({ url });
    holder.kill("SIGKILL");
    await (await waiting)[Symbol.asyncDispose]();
  });

  it("lets another database of the same server be held", async () => {
    await using _one = await holdDatabase({ url, patienceMs: 0 });
    const other = await createDatabase(inject("postgres").url);
    await using _other = await holdDatabase({ url: other, patienceMs: 0 });
  });

  it("holds it again after the server ended the connection", async () => {
    await using _held = await holdDatabase({ url, patienceMs: 0 });
    await endConnections();
    await expect
      .poll(
        () =>
          holdDatabase({ url, patienceMs: 0 }).then(
            (taken) => taken[Symbol.asyncDispose](),
            (error: AppError) => error.code,
          ),
        { timeout: 20_000, interval: 700 },
      )
      .toBe("config.database-held");
  });

  it("tells when another has it after the connection was ended", async () => {
    const { promise: taken, resolve } = Promise.withResolvers<AppError>();
    await using _held = await holdDatabase({ url, patienceMs: 0, onTaken: resolve });
    await endConnections();
    await using _other = await holdDatabase({ url, patienceMs: 0 });
    await expect(taken).resolves.toMatchObject({ code: "config.database-held" });
  });
});

describe("openDatabase on PostgreSQL", () => {
  it("holds the database until it is closed", async () => {
    const opened = await openDatabase({ url });
    await expect(holdDatabase({ url, patienceMs: 0 })).rejects.toMatchObject({
      code: "config.database-held",
    });
    await opened.close();
    await (await holdDatabase({ url, patienceMs: 0 }))[Symbol.asyncDispose]();
  });

  it.each([
    [
      "a name that no database has",
      (to: URL) => {
        to.pathname = "/none";
      },
      "config.invalid",
    ],
    [
      "a wrong password",
      (to: URL) => {
        to.password = "wrong";
      },
      "config.invalid",
    ],
    [
      "a port where nobody listens",
      (to: URL) => {
        to.port = "1";
      },
      "database.unreachable",
    ],
  ] as const)("tells of %s by the setting, without the password", async (_what, change, code) => {
    const to = new URL(url);
    change(to);
    const { message } = await openDatabase({ url: to.href }).then(
      () => expect.unreachable(),
      (error: AppError) => {
        expect(error.code).toBe(code);
        return error;
      },
    );
    expect(message).toContain("MEDEQUIPSHARE_DATABASE_URL");
    expect(message).toContain(to.host);
    expect(message).not.toContain(new URL(url).password);
    expect(message).not.toContain("\n");
  });
});
