import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "@medequipshare/domain";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CliContext } from "../http/context.ts";
import { issueCredential } from "./issue-credential.ts";

let dir: string;
let out: string;
let issued: number;
let failure: AppError | undefined;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "medequipshare-credential-"));
  out = join(dir, "meter.json");
  issued = 0;
  failure = undefined;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function issue() {
  const parts = {
    signIn: async () => "of a session",
    network: async () => ({ mqttUrl: "mqtt://127.0.0.1:1883" }),
    node: {
      credential: {
        async issue() {
          if (failure !== undefined) throw failure;
          issued += 1;
          return { username: "meter.1.1", password: "secret", unitId: 1, instrument: "meter" };
        },
      },
    },
  };
  // All of a context that the command asks for.
  return issueCredential.run(parts as unknown as CliContext, { unit: 1, for: "meter", out });
}

it("writes user name and password for its owner's eyes, and shows no password", async () => {
  const { data, text } = await issue();
  expect(JSON.parse(readFileSync(out, "utf8"))).toEqual({ username: "meter.1.1", password: "secret" });
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(JSON.stringify({ data, text })).not.toContain("secret");
});

it("asks for no credential when the file exists already, so that the one in use goes on", async () => {
  writeFileSync(out, "the one in use");
  await expect(issue()).rejects.toMatchObject({ code: "config.invalid", evidence: { field: "--out" } });
  expect(issued).toBe(0);
  expect(readFileSync(out, "utf8")).toBe("the one in use");
});

it("asks for no credential when the file cannot be made", async () => {
  out = join(dir, "no-folder", "meter.json");
  await expect(issue()).rejects.toMatchObject({ code: "config.invalid" });
  expect(issued).toBe(0);
});

it("leaves no file when the node refuses", async () => {
  failure = new AppError("usage.credential-not-party", { account: "0x00", unitId: 1 });
  await expect(issue()).rejects.toBe(failure);
  expect(existsSync(out)).toBe(false);
});
