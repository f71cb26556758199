import { join } from "node:path";
import type { P256Key } from "@medequipshare/sdk";
import { isAddress } from "viem";
import { expect, it } from "vitest";
import { LockSimulator } from "../../src/usage/lock-simulator.ts";
import { MeterSimulator } from "../../src/usage/meter-simulator.ts";
import { answerForBrokenGlass } from "./answer-for-broken-glass.ts";
import type { LoanScene } from "./scene.ts";

const DAY = 86_400;
const HOUR = 3_600;

/** The reservation becomes a loan: handed over, checked out, metered, returned. */
export function loanCommands(scene: LoanScene): void {
  it("lends it: custody, check-out, metering, return", async () => {
    const {
      accountOf,
      at,
      cli,
      clock,
      dir,
      file,
      handOver,
      indexed,
      keyOf,
      lockJwk,
      lockKey,
      meterKey,
      network,
    } = scene;
    const { addresses, reader } = network;
    const coordinates = ({ publicKey: { x, y } }: P256Key) => ["--x", x, "--y", y];
    const { epoch } = await cli.json(
      keyOf("owner-tech"),
      "meter",
      "propose",
      scene.unit,
      ...coordinates(meterKey),
    );
    await cli.json(keyOf("borrower-tech"), "meter", "enrol", scene.unit, ...coordinates(meterKey));
    await cli.json(keyOf("owner-tech"), "lock", "propose", scene.unit, ...coordinates(lockKey));
    await cli.json(keyOf("borrower-tech"), "lock", "enrol", scene.unit, ...coordinates(lockKey));
    const unitId = Number(scene.unit);
    await indexed();
    scene.meter = new MeterSimulator(
      { unitId, epoch: Number(epoch), key: meterKey, addresses },
      { runSeconds: 1_000n, cycles: 0n },
    );
    const lock = new LockSimulator({ unitId, key: lockKey, addresses, chain: reader });
    const credential = join(dir, "lock-credential.json");
    scene.meterDoor = await scene.issueCredential("owner-tech", "meter", join(dir, "meter-credential.json"));
    await scene.meter.connect(scene.meterDoor);
    await lock.connect(await scene.issueCredential("borrower-tech", "lock", credential));
    try {
      await clock.until(scene.start);
      await scene.meter.publish(await scene.meter.take(await clock.now()));
      await cli.json(keyOf("owner-tech"), "reading", "relay", scene.unit);
      await handOver(["1", "owner-tech"], ["2", "borrower-tech"]);
      const record = file("inspection.json", "{}");
      await cli.json(keyOf("borrower-tech"), "handover", "inspect", scene.loan, "--document", record);
      const until = at((await clock.now()) + 100 * DAY);
      const training = ["--evidence", file("training.pdf", "training")];
      const competency = ["--product-code", "CBK", "--until", until, ...training];
      const operator = accountOf("operator");
      if (!isAddress(operator)) throw new TypeError("no operator");
      await cli.json(keyOf("founder-2"), "facility", "certify", operator, ...competency);
      const presence = join(dir, "presence.json");
      await cli.json(keyOf("operator"), "lock", "presence", scene.unit, "--out", presence);
      const stolen = await cli.run(
        keyOf("borrower-tech"),
        "unit",
        "check-out",
        scene.loan,
        "--presence",
        presence,
      );
      expect(stolen.code).not.toBe(0);
      await cli.json(keyOf("operator"), "unit", "check-out", scene.loan, "--presence", presence);
      await lock.decided(1);
      expect(lock.decisions).toEqual(["opened"]);
      // One connection at a time: the next commands are the lock.
      await lock.disconnect();
      const files = {
        lockKey: file("lock.json", JSON.stringify(lockJwk)),
        credential,
        report: file("review.txt", "drill"),
      };
      const people = { stranger: keyOf("owner-desk"), reviewer: keyOf("founder-1") };
      const broken = { at: await clock.now(), operator: keyOf("operator"), ...files, ...people };
      await answerForBrokenGlass({ cli, unit: scene.unit, indexed, ...broken });
      await clock.until(scene.start + 6 * HOUR);
      scene.meter.run(5 * HOUR);
      await scene.meter.publish(await scene.meter.take(await clock.now()));
      const readings = await cli.run(keyOf("borrower-tech"), "reading", "list", scene.unit);
      expect(readings.out).toContain("19000");
      await cli.json(keyOf("borrower-tech"), "reading", "relay", scene.unit);
      await handOver(["2", "borrower-tech"], ["1", "owner-tech"]);
    } finally {
      await scene.meter.disconnect();
      await lock.disconnect();
    }
  });
}
