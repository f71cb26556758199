import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { equipmentCommands } from "./command-line/equipment-commands.ts";
import { facilityCommands } from "./command-line/facility-commands.ts";
import { fundCommands } from "./command-line/fund-commands.ts";
import { handOnCommands } from "./command-line/hand-on-commands.ts";
import { loanCommands } from "./command-line/loan-commands.ts";
import { queueCommands } from "./command-line/queue-commands.ts";
import { reservationCommands } from "./command-line/reservation-commands.ts";
import { LoanScene } from "./command-line/scene.ts";
import { settlementCommands } from "./command-line/settlement-commands.ts";

describe("the command line, with a node on PostgreSQL", () => {
  const scene = new LoanScene();
  beforeAll(() => scene.open());
  afterAll(() => scene.close());

  facilityCommands(scene);
  equipmentCommands(scene);
  reservationCommands(scene);
  queueCommands(() => scene);
  loanCommands(scene);
  settlementCommands(scene);
  fundCommands(scene);
  handOnCommands(() => scene);

  it("audits the chain and rebuilds the node row for row", async () => {
    const { cli, dir, indexed } = scene;
    await indexed();
    const audit = await cli.run(undefined, "chain", "audit");
    expect(audit.error).toBe("");
    expect(audit.out).toContain("handed on by one counter (1 checked)");
    expect(audit.out.split("\n").every((line) => line.startsWith("ok"))).toBe(true);
    expect(existsSync(join(dir, "all", "database"))).toBe(false);
    expect(await cli.json(undefined, "node", "rebuild")).toMatchObject({ equal: true, localUntouched: true });
    expect((await cli.run(undefined, "ledger", "show", "2")).out).toMatch(/in escrow\s+\$0\.00/);
  });
});
