import { expect, it } from "vitest";
import { type LoanScene, terms } from "./scene.ts";

const DAY = 86_400;

/** A unit from its registration until it is fit to lend. */
export function equipmentCommands(scene: LoanScene): void {
  it("lists a ventilator and explains its verdict until it is fit", async () => {
    const { at, certificates, cli, clock, file, indexed, keyOf } = scene;
    const now = await clock.now();
    const specification = {
      manufacturer: "Example Devices",
      model: "V1",
      productCode: "CBK",
      deviceName: "Ventilator, Continuous, Facility Use",
      capabilities: { modes: "VC, PC" },
      images: [],
      accessories: ["hose"],
    };
    const registered = await cli.json(
      keyOf("owner-tech"),
      ...["unit", "register", "--udi", "(01)09521234000013(21)SN-9", "--product-code", "cbk"],
      ...["--specification", file("specification.json", JSON.stringify(specification))],
      ...["--latitude", "45.79", "--longitude", "-108.51", "--cost", "20,000", "--residual", "2000"],
      ...["--acquired", at(now - 400 * DAY), "--life", String(8 * 365 * DAY)],
    );
    scene.unit = String(registered["unitId"]);
    await indexed();
    const before = await cli.run(undefined, "unit", "show", scene.unit);
    for (const reason of [
      "not-approved",
      "calibration-expired",
      "electrical-safety-expired",
      "terms-missing",
    ]) {
      expect(before.out).toContain(reason);
    }
    const same = await cli.run(keyOf("owner-tech"), "unit", "approve", scene.unit);
    expect(same).toMatchObject({ code: 1, error: expect.stringContaining("equipment.second-person-needed") });
    await cli.json(keyOf("owner-second"), "unit", "approve", scene.unit);
    const until = ["--until", at(now + 300 * DAY), "--recipients", "2"];
    for (const kind of ["calibration", "electrical-safety"]) {
      const paper = ["--document", file(`${kind}.pdf`, `%PDF-1.7 ${kind} certificate`)];
      const told = ["--kind", kind, ...until, ...paper];
      const { document } = await cli.json(keyOf("owner-tech"), "unit", "certificate", scene.unit, ...told);
      certificates.push({ kind, document: String(document) });
    }
    await cli.json(
      keyOf("owner-tech"),
      "unit",
      "plan",
      scene.unit,
      "--days",
      "180",
      "--due",
      at(now + 180 * DAY),
    );
    await cli.json(keyOf("owner-desk"), "unit", "terms", scene.unit, ...terms);
    await indexed();
    expect((await cli.run(undefined, "unit", "show", scene.unit)).out).toContain("Fit to lend");
  });
}
