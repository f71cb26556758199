import { expect, it } from "vitest";
import type { LoanScene } from "./scene.ts";

/** What the loan cost, and what both say of each other. */
export function settlementCommands(scene: LoanScene): void {
  it("settles from metered use, and both rate", async () => {
    const { cli, file, indexed, keyOf } = scene;
    const settled = await cli.json(undefined, "loan", "settle", scene.loan);
    expect(settled).toMatchObject({ meteredSeconds: "18000", revenue: "60000000", contribution: "10000000" });
    const scores = ["--condition", "5", "--punctuality", "4", "--communication", "5"];
    const salts: string[] = [];
    for (const rater of ["1", "2"]) {
      const key = keyOf(rater === "1" ? "owner-desk" : "borrower-desk");
      const committed = await cli.json(key, "rating", "commit", scene.loan, "--rater", rater, ...scores);
      salts.push(String(committed["salt"]));
    }
    for (const [index, salt] of salts.entries()) {
      await cli.json(
        undefined,
        "rating",
        "reveal",
        scene.loan,
        "--rater",
        String(index + 1),
        ...scores,
        "--salt",
        salt,
      );
    }
    const document = ["--document", file("clean.pdf", "clean")];
    for (const kind of ["decontamination", "sanitisation"]) {
      await cli.json(keyOf("owner-tech"), "unit", "turnaround", scene.unit, "--kind", kind, ...document);
    }
    await indexed();
    expect((await cli.run(undefined, "reservation", "show", scene.loan)).out).toMatch(
      /to the owner\s+\$60\.00/,
    );
    expect((await cli.run(undefined, "unit", "show", scene.unit)).out).toContain("Fit to lend");
  });
}
