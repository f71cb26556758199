import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExitCode } from "@medequipshare/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "./commands.ts";
import { runProgram } from "./program.ts";

const main = new URL("./main.ts", import.meta.url).pathname;
const env = { node: "http://127.0.0.1:9", key: undefined, enrolmentCode: undefined, adminToken: undefined };

/** The program as a process of its own. */
function spawned(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], MEDEQUIPSHARE_NODE: "http://127.0.0.1:9" },
  });
  return { status, stdout, stderr };
}

/** The program within this process. */
async function ran(...args: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await runProgram(args, env, {
    out: (text) => out.push(text),
    error: (text) => error.push(text),
  });
  return { code, out: out.join("\n"), error: error.join("\n") };
}

describe("medequipshare", () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "medequipshare-cli-"));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  describe("given --help", () => {
    it("lists every group and the exit codes, as a process", () => {
      const { status, stdout } = spawned("--help");
      expect(status).toBe(0);
      expect(stdout).toMatch(/Usage: medequipshare/);
      expect(stdout).toMatch(/reservation +accept-transfer[\s\S]*hold/);
      expect(stdout).toMatch(/77 {2}not permitted/);
    });

    it.each(commands.map(({ path, summary }) => [path, summary]))("explains `%s`", async (path, summary) => {
      const { code, out } = await ran(...path.split(" "), "--help");
      expect(code).toBe(0);
      expect(out.replace(/\s+/g, " ")).toContain(summary);
    });
  });

  describe("given wrong usage", () => {
    it.each([
      ["an unknown command", ["reservation", "teleport"]],
      ["an unknown option", ["facility", "list", "--colour", "blue"]],
      ["a missing argument", ["unit", "show"]],
      ["a missing option", ["reservation", "hold", "1", "--from", "0"]],
      ["too many arguments", ["facility", "show", "1", "2"]],
      ["no command at all", []],
    ])("ends with 64 for %s", async (_what, args) => {
      expect((await ran(...args)).code).toBe(ExitCode.usage);
    });

    it("ends the process with 64", () => {
      expect(spawned("nonsense").status).toBe(ExitCode.usage);
    });
  });

  describe("given bad data", () => {
    it.each([
      ["a unit that is no number", ["unit", "show", "one"], "input.invalid"],
      ["a time that is none", ["unit", "calendar", "1", "--from", "soon", "--to", "0"], "input.invalid"],
      [
        "a time without a zone",
        ["unit", "calendar", "1", "--from", "2026-01-01T08:00", "--to", "0"],
        "input.invalid",
      ],
      ["an amount that is none", ["ledger", "deposit", "1", "ten"], "settlement.amount-malformed"],
      ["a kind that is none", ["facility", "list", "--kind", "spa"], "input.invalid"],
      ["a digest that is short", ["document", "verify", "0x12"], "input.invalid"],
      ["a wrong UDI check digit", ["udi", "parse", "(01)09521234000014(21)SN-1"], "udi.check-digit-wrong"],
    ])("ends with 65 for %s", async (_what, args, errorCode) => {
      const { code, error, out } = await ran("--json", ...args);
      expect(code).toBe(ExitCode.badData);
      expect(out).toBe("");
      expect(JSON.parse(error)).toMatchObject({
        error: { code: errorCode, hint: expect.stringMatching(/\w/) },
      });
    });
  });

  describe("given a day that no calendar has", () => {
    const asked = ["unit", "calendar", "1", "--from", "2027-02-29T10:00Z", "--to", "2027-02-30T14:00Z"];

    it("ends with 65 and says which, where and what to write", async () => {
      const { code, error } = await ran(...asked);
      expect(code).toBe(ExitCode.badData);
      expect(error).toMatch(/^from is 2027-02-29T10:00Z, .*there is no day 2027-02-29\.\nCorrect the field/);
    });

    const timed = commands.flatMap(({ path, options }) =>
      Object.entries(options)
        .filter(([, { placeholder }]) => placeholder === "time")
        .map(([name, { parse }]) => ({ path, name, parse })),
    );
    it.each(timed)("is refused by $path as $name", ({ parse }) => {
      expect(() => parse("2026-04-31T08:00-07:00")).toThrow("there is no day 2026-04-31");
    });
  });

  describe("given an escape sequence", () => {
    it("prints a picture of it", async () => {
      const { error } = await ran("unit", "show", "\u001b[2J fit\nfit");
      expect(error).toContain("is ␛[2J fit␊fit, which");
    });
    it("prints none in what explains wrong usage", async () => {
      const { error } = await ran("unit", "show", "1", "\u001b[2J", "--\u009b2J");
      expect(error).not.toMatch(/(?!\n)\p{Cc}/u);
    });
  });

  describe("given no node", () => {
    it("ends with 69 and says what to do", async () => {
      const { code, error } = await ran("facility", "list");
      expect(code).toBe(ExitCode.unavailable);
      expect(error).toMatch(/does not answer.*\n.*Check that the node runs.*\n\(node\.unreachable\)/);
    });
  });

  describe("given no key", () => {
    it("ends with 78 before anything is asked", async () => {
      const { code, error } = await ran("key", "show");
      expect(code).toBe(ExitCode.config);
      expect(error).toContain("--key");
    });

    it("ends with 65 for a file that is no key", async () => {
      const path = join(dir, "broken.json");
      writeFileSync(path, "{}");
      const { code, error } = await ran("--key", path, "key", "show");
      expect(code).toBe(ExitCode.badData);
      expect(error).toContain("access.key-malformed");
    });
  });

  describe("key create", () => {
    it("writes a key that only its owner can read, and never over another", async () => {
      const path = join(dir, "person.json");
      const { code, out } = await ran("key", "create", path, "--json");
      const point = expect.stringMatching(/^0x[0-9a-f]{64}$/);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        file: path,
        kind: "software-passkey",
        passkey: { x: point, y: point },
      });
      expect(statSync(path).mode & 0o777).toBe(0o600);
      const before = readFileSync(path, "utf8");
      expect((await ran("key", "create", path)).code).toBe(ExitCode.config);
      expect(readFileSync(path, "utf8")).toBe(before);
    });

    it("says when the folder is missing", async () => {
      const path = join(dir, "nowhere", "person.json");
      const { code, error } = await ran("key", "create", path);
      expect(code).toBe(ExitCode.config);
      expect(error).toContain("no such file or folder");
      expect(existsSync(path)).toBe(false);
    });
  });

  describe("unit check", () => {
    const header =
      "udi,product_code,model,cost_usd,residual_usd,acquired_on,depreciation,life_years,rate_percent,slot_minutes";
    const good = "(01)09521234000013(21)SN-1,CBK,V1,20000,2000,2024-05-01,straight-line,8,,60";

    it("ends with 65 for a list in another encoding, saying where it shows", async () => {
      const path = join(dir, "windows.csv");
      writeFileSync(path, `${header}\r${good.replace("V1", "R\u00e9a")}\r`, "latin1");
      const { code, error } = await ran("unit", "check", path);
      expect(code).toBe(ExitCode.badData);
      expect(error).toMatch(/^Line 2, column model: .* UTF-8/);
    });

    it("accepts a list without faults", async () => {
      const path = join(dir, "good.csv");
      writeFileSync(path, `${header}\n${good}\n`);
      const { code, out } = await ran("unit", "check", path);
      expect(code).toBe(0);
      expect(out).toContain("SN-1");
    });

    it("prints the good rows and every fault, and ends with 65", async () => {
      const path = join(dir, "bad.csv");
      const bad = good.replace("CBK", "ZZZ").replace("SN-1", "SN-2").replace("20000", "cheap");
      writeFileSync(path, `${header}\n${good}\n${bad}\n`);
      const { code, out } = await ran("unit", "check", path, "--json");
      expect(code).toBe(ExitCode.badData);
      const told: unknown = JSON.parse(out);
      expect(told).toMatchObject({ rows: [{ serialNumber: "SN-1" }] });
      expect(told).toHaveProperty("errors.0.evidence.line", 3);
      expect(told).toHaveProperty("errors.1.evidence.line", 3);
    });
  });

  describe("udi parse", () => {
    it("prints the parts for people and, with --json, as one object", async () => {
      const scan = "(01)09521234000013(21)SN-1";
      expect((await ran("udi", "parse", scan)).out).toMatch(/serial number\s+SN-1/);
      const { out } = await ran("udi", "parse", scan, "--json");
      expect(JSON.parse(out)).toMatchObject({ deviceIdentifier: "09521234000013", serialNumber: "SN-1" });
    });
  });
});
