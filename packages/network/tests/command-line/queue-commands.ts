import { expect, it } from "vitest";
import { z } from "zod";
import type { Clock } from "../../src/story/clock.ts";
import type { CommandLine } from "../support/command-line.ts";

const DAY = 86_400;
const HOUR = 3_600;

/** What the commands before have made, and how people act. */
export interface QueueStage {
  readonly cli: CommandLine;
  readonly clock: Clock;
  /** The key file of a person. */
  readonly keyOf: (name: string) => string;
  /** Makes a key and has its person accept and a facility's administrator appoint them. */
  readonly appoint: (name: string, by: string, roles: string) => Promise<void>;
  /** A time as the commands take it. */
  readonly at: (seconds: number) => string;
  readonly file: (name: string, content: string) => string;
  readonly indexed: () => Promise<void>;
  readonly unit: string;
  /** A live reservation for whose slots nobody waits. */
  readonly loan: string;
  readonly start: number;
}

/** Waitlist, override, cart and reserve floor by commands alone; leaves the calendar as it was. */
export function queueCommands(stage: () => QueueStage): void {
  /** What the third facility was promoted to. */
  let waited: string;

  it("lets a third facility wait, and promotes it by itself once the time is given up", async () => {
    const { cli, clock, keyOf, appoint, at, file, indexed, unit, loan, start } = stage();
    const time = [...["--from", at(start + 50 * HOUR)], ...["--to", at(start + 58 * HOUR)]];
    const desk = keyOf("borrower-desk");
    await appoint("third-desk", "founder-3", "coordinator,finance");
    await appoint("third-lead", "founder-3", "clinical-lead");
    await appoint("borrower-lead", "founder-2", "clinical-lead");
    await appoint("provider-lead", "provider", "clinical-lead");
    const now = await clock.now();
    const term = ["--owner", "1", "--borrower", "3", "--from", at(now - DAY), "--until", at(now + 400 * DAY)];
    const papers = [
      "--document",
      file("agreement-3.pdf", "agreement"),
      "--prices",
      file("prices-3.json", "{}"),
    ];
    const signed = await cli.json(keyOf("founder-1"), "agreement", "sign", ...term, ...papers);
    const digests = ["--document", String(signed["document"]), "--prices", String(signed["priceSchedule"])];
    await cli.json(keyOf("founder-3"), "agreement", "sign", ...term, ...digests);
    await cli.json(keyOf("deployer"), "ledger", "deposit", "3", "10,000");

    const free = await cli.run(keyOf("third-desk"), "waitlist", "join", unit, ...time);
    expect(free).toMatchObject({ code: 1, error: expect.stringContaining("reservation.slots-free") });
    const { reservationId } = await cli.json(desk, "reservation", "create", unit, ...time);
    const given = String(reservationId);
    await indexed();
    const urgent = ["--priority", "urgent"];
    const joined = await cli.json(keyOf("third-desk"), "waitlist", "join", unit, ...time, ...urgent);
    expect(joined["rank"]).toBe(1);
    await indexed();
    expect((await cli.run(undefined, "waitlist", "list", "--unit", unit)).out).toMatch(
      /1 .*urgent\s+waiting/,
    );
    await cli.json(desk, "reservation", "cancel", given);
    const outcome = async () =>
      (await cli.run(undefined, "waitlist", "list", "--facility", "3", "--all")).out;
    await expect.poll(outcome, { timeout: 20_000 }).toContain("promoted");
    [, waited = ""] = /promoted: (\d+)/.exec(await outcome()) ?? [];
    // The node has sent this very promotion; whoever asks for it again is told how it ended.
    const again = await cli.json(undefined, "waitlist", "promote", given);
    expect(again["promoted"]).toEqual([expect.objectContaining({ facilityId: 3, reservationId: waited })]);
    const nothing = await cli.run(undefined, "waitlist", "promote", loan);
    expect(nothing).toMatchObject({ code: 1, error: expect.stringContaining("reservation.not-kept") });
  });

  it("overrides it for an emergency, with its cost said beforehand, a review and a first call", async () => {
    const { cli, keyOf, at, file, indexed, unit, start } = stage();
    const time = [...["--from", at(start + 50 * HOUR)], ...["--to", at(start + 56 * HOUR)]];
    const lead = keyOf("borrower-lead");
    const asked = ["reservation", "override", waited, ...time, "--reason", "mass-casualty"];
    const previewed = await cli.json(lead, ...asked, "--preview");
    expect(previewed).toMatchObject({ obstacles: [], displacedFacilityId: 3 });
    expect((await cli.run(lead, ...asked, "--preview")).out).toContain("compensation, from you to it");
    const made = await cli.json(lead, ...asked);
    expect(made["compensation"]).toBe(previewed["compensation"]);
    await indexed();
    expect((await cli.run(undefined, "override", "list", "--state", "open")).out).toContain("mass-casualty");
    expect((await cli.run(undefined, "reservation", "show", waited)).out).toMatch(
      /displaced by\s+an emergency of [\s\S]*compensation paid to it\s+\$[\s\S]*first call\s+until /,
    );
    expect((await cli.run(undefined, "override", "list", "--reviewer", "4")).out).toContain(waited);
    expect((await cli.run(undefined, "override", "list", "--reviewer", "2")).out).toBe("none");
    const verdict = ["--verdict", "justified", "--document", file("review.pdf", "review")];
    const own = await cli.run(lead, "override", "review", "2", ...verdict);
    expect(own).toMatchObject({ code: 1, error: expect.stringContaining("override.reviewer-involved") });
    const reviewed = await cli.json(keyOf("provider-lead"), "override", "review", "2", ...verdict);
    expect(reviewed).toMatchObject({ bond: made["bond"], displacedId: waited });

    await indexed();
    expect((await cli.run(undefined, "override", "list", "--first-calls", "3")).out).toContain(waited);
    const first = ["--first-call", waited];
    const joined = await cli.json(keyOf("third-desk"), "waitlist", "join", unit, ...time, ...first);
    expect(joined["rank"]).toBe(3);
    await indexed();
    expect((await cli.run(undefined, "override", "list", "--first-calls", "3")).out).toBe("none");
    await cli.json(keyOf("third-desk"), "waitlist", "leave", String(joined["entryId"]));
    await cli.json(keyOf("borrower-desk"), "reservation", "cancel", String(made["reservationId"]));
    await expect
      .poll(async () => (await cli.run(undefined, "unit", "calendar", unit, ...time)).out, {
        timeout: 20_000,
      })
      .toBe("none");
  });

  it("reserves a cart whole or not at all, and keeps as many units at home as the owner says", async () => {
    const { cli, keyOf, at, indexed, unit, start } = stage();
    const time = [...["--from", at(start + 80 * HOUR)], ...["--to", at(start + 88 * HOUR)]];
    const desk = keyOf("borrower-desk");
    const made = await cli.json(desk, "reservation", "cart", "--units", unit, ...time);
    const [item] = z.array(z.object({ reservationId: z.string() })).parse(made["reservations"]);
    const again = await cli.run(desk, "reservation", "cart", "--units", unit, ...time, "--hold");
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining("reservation.cart-refused") });
    await cli.json(desk, "reservation", "cancel", item?.reservationId ?? "");

    await cli.json(keyOf("owner-desk"), "unit", "floor", "CBK", "--keep", "1");
    await indexed();
    expect((await cli.run(undefined, "unit", "stock", "1")).out).toMatch(/CBK\s+1\s+1\s+1/);
    await cli.json(keyOf("owner-desk"), "unit", "floor", "CBK", "--keep", "0");
  });
}
