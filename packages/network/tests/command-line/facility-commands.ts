import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { evidenceDocument } from "../../src/seed/evidence-document.ts";
import { listMontanaHospitals } from "../../src/seed/montana.ts";
import { profileDocument } from "../../src/seed/profile-document.ts";
import type { LoanScene } from "./scene.ts";

const DAY = 86_400;

/** Staff of both parties, and a provider, by commands alone. */
export function facilityCommands(scene: LoanScene): void {
  it("appoints the people of both parties", async () => {
    const { appoint, cli, keyOf } = scene;
    await appoint("owner-desk", "founder-1", "coordinator,finance");
    await appoint("owner-tech", "founder-1", "biomedical");
    await appoint("owner-second", "founder-1", "biomedical");
    await appoint("borrower-desk", "founder-2", "coordinator,finance");
    await appoint("borrower-tech", "founder-2", "biomedical");
    await appoint("operator", "founder-2", "operator");
    expect(await cli.json(keyOf("operator"), "key", "show")).toMatchObject({
      facilityId: 2,
      roles: ["operator"],
    });
  });

  it("appoints nobody on other terms than they have accepted, and lets them resign", async () => {
    const { appoint, at, cli, clock, dir, keyOf, keys } = scene;
    await appoint("leaver", "founder-1", "auditor");
    const file = join(dir, "leaver-accepts-more.json");
    const until = ["--until", at((await clock.now()) + 100 * DAY)];
    await cli.json(keyOf("leaver"), "facility", "accept", "1", file, "--roles", "finance", ...until);
    const other = ["--acceptance", file, "--roles", "administrator", ...until];
    const refused = await cli.run(keyOf("founder-1"), "facility", "appoint", ...other);
    expect(refused.error).toContain("has not accepted these terms at facility 1");
    expect(refused.code).not.toBe(0);

    await cli.json(keyOf("leaver"), "facility", "resign");
    expect(await cli.json(keyOf("leaver"), "key", "show")).toMatchObject({ facilityId: 0, roles: [] });
    const late = ["--acceptance", file, "--roles", "finance", ...until];
    expect((await cli.run(keyOf("founder-1"), "facility", "appoint", ...late)).code).not.toBe(0);
    delete keys["leaver"];
  });

  it("admits a provider on documents that two reviewers attest", async () => {
    const { appoint, at, cli, clock, dir, file, indexed, keyOf, keys } = scene;
    const hospital = listMontanaHospitals()[7];
    if (hospital === undefined) throw new TypeError("no hospital");
    const provider = { ...hospital, name: "Example Biomedical" };
    keys["provider"] = join(dir, "provider.json");
    await cli.json(undefined, "key", "create", keyOf("provider"));
    const applied = await cli.json(
      keyOf("provider"),
      ...["facility", "apply", "--npi", provider.npi, "--kind", "provider"],
      ...["--latitude", String(provider.latitude), "--longitude", String(provider.longitude)],
      ...["--profile", file("profile.json", profileDocument(provider))],
      ...["--evidence", file("evidence.pdf", evidenceDocument(provider)), "--reviewers", "1,2"],
    );
    expect(applied).toMatchObject({ facilityId: 4 });
    const until = at((await clock.now()) + 360 * DAY);
    const found = ["--licensed-until", until, "--insured-until", until, "--cover", "1000000"];
    await indexed();
    // Reviewers know from the network alone who waits for them and what they are to read.
    const waiting = async () => (await cli.run(undefined, "facility", "applications")).out;
    expect(await waiting()).toContain(String(applied["evidence"]));
    const { items } = await cli.json(undefined, "facility", "applications");
    const [{ evidence: digest }] = z.tuple([z.object({ evidence: z.string() })]).parse(items);
    const evidence = ["--evidence", digest];
    const read = join(dir, "read.pdf");
    await cli.json(keyOf("founder-1"), "document", "get", digest, read, "--plain");
    const first = await cli.json(keyOf("founder-1"), "facility", "attest", "4", ...found, ...evidence);
    const second = await cli.json(keyOf("founder-2"), "facility", "attest", "4", ...found, ...evidence);
    expect([first["activated"], second["activated"]]).toEqual([false, true]);
    await appoint("provider-tech", "provider", "biomedical");
    await indexed();
    expect(await waiting()).not.toContain(digest);
    // The node fetches public documents in the background.
    const shown = async () => (await cli.run(undefined, "facility", "show", "4")).out;
    await expect.poll(shown, { timeout: 20_000 }).toContain("Example Biomedical");
  });
}
