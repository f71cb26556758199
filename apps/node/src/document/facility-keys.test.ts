import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFacilityKeys } from "./facility-keys.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "medequipshare-keys-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("openFacilityKeys", () => {
  it("makes one key a facility however many ask at once, and finds it again after a restart", async () => {
    const file = join(folder, "new", "keys.json");
    const keys = await openFacilityKeys(file);
    expect(keys.find("2000000006")).toBeUndefined();
    const made = await Promise.all([1, 2, 3].map(() => keys.keyOf("2000000006")));
    const other = await keys.keyOf("2000000014");
    expect(new Set(made.map(({ d }) => d)).size).toBe(1);
    expect(other.d).not.toBe(made[0]?.d);
    expect((await openFacilityKeys(file)).find("2000000006")).toEqual(made[0]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("refuses a file that holds something else rather than replacing it", async () => {
    const file = join(folder, "other.json");
    await writeFile(file, '{"2000000006": {"kty": "RSA"}}');
    await expect(openFacilityKeys(file)).rejects.toMatchObject({ code: "config.invalid" });
  });
});
