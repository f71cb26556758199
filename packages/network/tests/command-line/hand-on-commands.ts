import { expect, it } from "vitest";
import type { BrokerDoor } from "../../src/usage/broker-door.ts";
import type { MeterSimulator } from "../../src/usage/meter-simulator.ts";
import type { QueueStage } from "./queue-commands.ts";

const HOUR = 3_600;

/** What the commands before have made, and the unit's meter, which is not connected. */
export interface HandOnStage extends Omit<QueueStage, "loan"> {
  readonly accountOf: (name: string) => string;
  readonly meter: MeterSimulator;
  readonly meterDoor: BrokerDoor;
  readonly agreement: string;
}

type Side = readonly [facilityId: string, person: string];

/** Facility 2 hands the unit on to 3, whose loan ends at home; by commands alone. */
export function handOnCommands(stage: () => HandOnStage): void {
  const packFile = ({ file, unit, agreement }: HandOnStage, reservationId: string, direction: string) => {
    const condition = { grade: "good", notes: "no marks", photographs: [] };
    const pack = { reservationId, unitId: Number(unit), direction, preparedAt: 1, agreement, condition };
    return file(`${direction}.json`, JSON.stringify({ ...pack, accessories: [], certificates: [] }));
  };

  const read = async ({ cli, clock, keyOf, meter, unit }: HandOnStage, by: string) => {
    await meter.publish(await meter.take(await clock.now()));
    await cli.json(keyOf(by), "reading", "relay", unit);
  };

  const handOver = async (at: HandOnStage, loan: string, from: Side, to: Side) => {
    const { cli, keyOf, accountOf, file } = at;
    const path = file("handover.json", "");
    const pack = packFile(at, loan, from[0] === "1" ? "outbound" : "return");
    const told = ["--from", from[0], "--to", to[0], "--loan-pack", pack];
    const signers = ["--released-by", accountOf(from[1]), "--received-by", accountOf(to[1])];
    await cli.json(keyOf(from[1]), "handover", "prepare", loan, path, ...told, ...signers);
    for (const [, person] of [from, to]) await cli.json(keyOf(person), "handover", "sign", path);
    await cli.json(keyOf(to[1]), "handover", "send", path);
  };

  const clean = async ({ cli, keyOf, file, unit }: HandOnStage, by: string) => {
    const document = ["--document", file("clean.pdf", "clean")];
    for (const kind of ["decontamination", "sanitisation"])
      await cli.json(keyOf(by), "unit", "turnaround", unit, "--kind", kind, ...document);
  };

  it("hands it on from one borrower to the next, agreed to by the owner, and settles both loans", async () => {
    const here = stage();
    const { cli, clock, keyOf, accountOf, appoint, at, file, indexed, unit, start, meter, meterDoor } = here;
    await appoint("third-tech", "founder-3", "biomedical");
    const reserve = async (desk: string, from: number, to: number) => {
      const time = ["--from", at(start + from * HOUR), "--to", at(start + to * HOUR)];
      return String((await cli.json(keyOf(desk), "reservation", "create", unit, ...time))["reservationId"]);
    };
    const first = await reserve("borrower-desk", 12, 18);
    const next = await reserve("third-desk", 18, 24);
    await meter.connect(meterDoor);
    try {
      await clock.until(start + 12 * HOUR);
      await read(here, "owner-tech");
      await handOver(here, first, ["1", "owner-tech"], ["2", "borrower-tech"]);
      await clock.until(start + 15 * HOUR);
      meter.run(2 * HOUR);
      await read(here, "borrower-tech");

      const path = file("hand-on.json", "");
      const people = ["--released-by", accountOf("borrower-tech"), "--received-by", accountOf("third-tech")];
      const told = [
        "--consented-by",
        accountOf("owner-tech"),
        "--loan-pack",
        packFile(here, first, "onward"),
      ];
      const command = ["handover", "hand-on"];
      const prepare = [...command, "prepare", first, next, path, ...people, ...told];
      const { hash } = await cli.json(keyOf("borrower-tech"), ...prepare);
      for (const [person, party] of [
        ["borrower-tech", "releaser"] as const,
        ["third-tech", "receiver"] as const,
      ])
        expect(await cli.json(keyOf(person), ...command, "sign", path)).toMatchObject({ party, hash });
      expect(await cli.run(keyOf("third-tech"), ...command, "send", path)).toMatchObject({
        code: 65,
        error: expect.stringContaining("the owner has not signed"),
      });
      expect((await cli.run(keyOf("third-desk"), ...command, "sign", path)).error).toContain(
        "custody.signature-invalid",
      );
      expect((await cli.run(keyOf("owner-tech"), ...command, "sign", path)).out).toContain("as owner");
      expect((await cli.run(keyOf("third-tech"), ...command, "send", path)).error).toContain(
        "equipment.not-fit",
      );
      await clean(here, "borrower-tech");
      const moved = await cli.json(keyOf("third-tech"), ...command, "send", path);
      expect(moved).toMatchObject({ handOnHash: hash, fromReservationId: first, toReservationId: next });
      await indexed();
      const shown = async (id: string) => (await cli.run(undefined, "reservation", "show", id)).out;
      expect(await shown(first)).toContain(`Handed on to the borrower of reservation ${next}`);
      expect(await shown(next)).toContain(`Received from the borrower of reservation ${first}`);
      expect(await cli.json(undefined, "loan", "settle", first)).toMatchObject({ meteredSeconds: "7200" });

      await clock.until(start + 20 * HOUR);
      meter.run(HOUR);
      await read(here, "third-tech");
      await clean(here, "third-tech");
      await handOver(here, next, ["3", "third-tech"], ["1", "owner-tech"]);
      expect(await cli.json(undefined, "loan", "settle", next)).toMatchObject({ meteredSeconds: "3600" });
    } finally {
      await meter.disconnect();
    }
  });
}
