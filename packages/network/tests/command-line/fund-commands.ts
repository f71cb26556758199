import { expect, it } from "vitest";
import type { LoanScene } from "./scene.ts";

/** Maintenance that the fund pays. */
export function fundCommands(scene: LoanScene): void {
  it("pays a maintenance from the fund to three different parties' satisfaction", async () => {
    const { cli, file, indexed, keyOf } = scene;
    await cli.json(keyOf("deployer"), "ledger", "deposit", "1", "500");
    await cli.json(keyOf("owner-desk"), "fund", "contribute", scene.unit, "90");
    const what = ["--provider", "4", "--kind", "preventive", "--amount", "95"];
    const quote = [...what, "--quote", file("quote.pdf", "quote")];
    const { workOrderId } = await cli.json(keyOf("owner-tech"), "work", "request", scene.unit, ...quote);
    const order = String(workOrderId);
    await cli.json(keyOf("owner-desk"), "work", "approve", order);
    await cli.json(
      keyOf("provider-tech"),
      "work",
      "report",
      order,
      "--document",
      file("report.pdf", "report"),
    );
    const paid = await cli.json(keyOf("owner-tech"), "work", "accept", order);
    expect(paid).toMatchObject({ amount: "95000000", balance: "5000000" });
    await indexed();
    expect((await cli.run(undefined, "work", "list", "--unit", scene.unit)).out).toContain("paid");
    expect((await cli.run(undefined, "fund", "show", scene.unit)).out).toContain("$5.00");
  });
}
