import { expect, it } from "vitest";
import { type LoanScene, terms } from "./scene.ts";

const DAY = 86_400;
const HOUR = 3_600;

/** From an agreement to a reservation, its changes and a series; leaves one reservation. */
export function reservationCommands(scene: LoanScene): void {
  it("reserves it under an agreement, from prefunded dollars", async () => {
    const { at, cli, clock, file, founders, indexed, keyOf } = scene;
    const now = await clock.now();
    scene.start = (Math.floor(now / HOUR) + 2) * HOUR;
    const [owner] = founders;
    if (owner === undefined) throw new TypeError("no founder");
    const place = ["--latitude", String(owner.latitude), "--longitude", String(owner.longitude)];
    await cli.json(keyOf("owner-desk"), "facility", "area", "--minutes", "300", ...place);
    const window = ["--from", at(scene.start), "--to", at(scene.start + 10 * HOUR)];
    const early = await cli.run(keyOf("borrower-desk"), "reservation", "create", scene.unit, ...window);
    expect(early).toMatchObject({ code: 1, error: expect.stringContaining("facility.agreement-missing") });
    const term = ["--owner", "1", "--borrower", "2", "--from", at(now - DAY), "--until", at(now + 400 * DAY)];
    const papers = ["--document", file("agreement.pdf", "agreement"), "--prices", file("prices.json", "{}")];
    const signed = await cli.json(keyOf("founder-1"), "agreement", "sign", ...term, ...papers);
    scene.agreement = String(signed["document"]);
    const digests = ["--document", scene.agreement, "--prices", String(signed["priceSchedule"])];
    expect(await cli.json(keyOf("founder-2"), "agreement", "sign", ...term, ...digests)).toMatchObject({
      inForce: true,
    });
    const poor = await cli.run(keyOf("borrower-desk"), "reservation", "create", scene.unit, ...window);
    expect(poor).toMatchObject({ code: 1, error: expect.stringContaining("ledger.balance-insufficient") });
    await cli.json(keyOf("deployer"), "ledger", "deposit", "2", "10,000");
    await indexed();
    const wanted = ["--product-code", "CBK", ...window, "--borrower", "2"];
    expect((await cli.run(undefined, "offers", ...wanted)).out).toContain(scene.unit);
    const precise = [...wanted, "--capability", "modes=vc,modes=pc", "--within", "600", "--substitutes"];
    // What the specification says is known once the node has fetched that document.
    const offered = async () => (await cli.run(undefined, "offers", ...precise)).out;
    await expect.poll(offered, { timeout: 20_000 }).toContain(scene.unit);
    expect((await cli.run(undefined, "offers", ...wanted, "--capability", "patient=neonate")).out).toContain(
      "none",
    );
    const held = await cli.json(keyOf("borrower-desk"), "reservation", "hold", scene.unit, ...window);
    scene.loan = String(held["reservationId"]);
    await cli.json(keyOf("borrower-desk"), "reservation", "confirm", scene.loan);
    await indexed();
    expect((await cli.run(undefined, "unit", "calendar", scene.unit, ...window)).out).toContain("confirmed");
    expect((await cli.run(undefined, "schedule", ...window)).out).toContain("confirmed");
    const again = await cli.run(keyOf("borrower-desk"), "reservation", "hold", scene.unit, ...window);
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining("reservation.slot-taken") });
  });

  it("keeps time free for maintenance, and changes a reservation with its cost said beforehand", async () => {
    const { at, cli, indexed, keyOf } = scene;
    const time = (from: number, to: number) => [
      ...["--from", at(scene.start + from * HOUR)],
      ...["--to", at(scene.start + to * HOUR)],
    ];
    const desk = keyOf("borrower-desk");
    const { windowId } = await cli.json(keyOf("owner-tech"), "unit", "block", scene.unit, ...time(30, 34));
    await indexed();
    expect((await cli.run(undefined, "unit", "calendar", scene.unit, ...time(0, 60))).out).toContain(
      "maintenance",
    );
    expect((await cli.run(undefined, "schedule", ...time(0, 60))).out).toContain("maintenance");
    const inside = await cli.run(desk, "reservation", "hold", scene.unit, ...time(33, 40));
    expect(inside).toMatchObject({ code: 1, error: expect.stringContaining("reservation.slot-taken") });

    const other = await cli.json(desk, "reservation", "create", scene.unit, ...time(40, 50));
    expect(other).toMatchObject({ startsAt: scene.start + 40 * HOUR, endsAt: scene.start + 50 * HOUR });
    const id = String(other["reservationId"]);
    await indexed();
    const quoted = await cli.json(undefined, "reservation", "quote", id, ...time(36, 42));
    const amended = await cli.json(desk, "reservation", "amend", id, ...time(36, 42));
    expect(amended["escrow"]).toBe(quoted["escrow"]);
    expect(amended["toOwner"]).toBe(quoted["toOwner"]);
    await cli.json(desk, "reservation", "move", id, "--from", at(scene.start + 35 * HOUR));
    const wrong = await cli.run(desk, "reservation", "extend", id, "--to", at(scene.start + 40 * HOUR));
    expect(wrong).toMatchObject({ code: 1, error: expect.stringContaining("reservation.end-not-later") });
    await cli.json(desk, "reservation", "extend", id, "--to", at(scene.start + 44 * HOUR));
    await cli.json(desk, "reservation", "shorten", id, "--to", at(scene.start + 42 * HOUR));

    await cli.json(desk, "reservation", "offer-transfer", id, "--to", "3");
    await indexed();
    expect((await cli.run(undefined, "reservation", "show", id)).out).toMatch(/offered to\s+facility 3/);
    const offeredTo = async (facility: string) =>
      (await cli.run(undefined, "reservation", "list", "--offered-to", facility)).out;
    expect(await offeredTo("3")).toContain(id);
    expect(await offeredTo("2")).toBe("none");
    const stranger = await cli.run(keyOf("owner-desk"), "reservation", "accept-transfer", id);
    expect(stranger.code).not.toBe(0);
    await cli.json(desk, "reservation", "withdraw-transfer", id);
    const early = ["--to", at(scene.start + 41 * HOUR), "--reason", "own-need"];
    const recalled = await cli.run(keyOf("owner-desk"), "reservation", "recall", id, ...early);
    expect(recalled).toMatchObject({
      code: 1,
      error: expect.stringContaining("reservation.state-unexpected"),
    });
    const fit = await cli.run(desk, "reservation", "cancel-unfit", id);
    expect(fit).toMatchObject({ code: 1, error: expect.stringContaining("reservation.unit-fit") });
    await indexed();
    const { out } = await cli.run(undefined, "reservation", "show", id);
    expect(out.match(/amended/g)).toHaveLength(4);
    expect(out).toContain("transfer-withdrawn");
    await cli.json(desk, "reservation", "cancel", id);
    await cli.json(keyOf("owner-tech"), "unit", "unblock", String(windowId));
    await indexed();
    expect((await cli.run(undefined, "unit", "calendar", scene.unit, ...time(12, 60))).out).toBe("none");
    // This one stays, for the audit at the end.
    await cli.json(keyOf("owner-desk"), "unit", "block", scene.unit, ...time(70, 72));
  });

  it("reserves a series, passing over what is taken, and asks the owner where the terms say so", async () => {
    const { at, cli, indexed, keyOf } = scene;
    const time = (from: number, to: number) => [
      ...["--from", at(scene.start + from * HOUR)],
      ...["--to", at(scene.start + to * HOUR)],
    ];
    const desk = keyOf("borrower-desk");
    const daily = ["--period-seconds", String(DAY), "--count", "2"];
    const series = await cli.json(desk, "reservation", "series", scene.unit, ...time(46, 50), ...daily);
    expect(series["occurrences"]).toEqual([
      expect.objectContaining({ startsAt: scene.start + 46 * HOUR, reservationId: expect.any(String) }),
      expect.objectContaining({ startsAt: scene.start + 70 * HOUR, reservationId: null }),
    ]);
    await indexed();
    const { out } = await cli.run(undefined, "unit", "calendar", scene.unit, ...time(40, 60));
    const [made = ""] = /\b\d{10,}\b/.exec(out) ?? [];
    await cli.json(desk, "reservation", "cancel", made);

    const owner = keyOf("owner-desk");
    await cli.json(
      owner,
      "unit",
      "terms",
      scene.unit,
      ...terms,
      "--approval",
      "--priorities",
      "urgent,emergency",
    );
    const urgent = ["--priority", "urgent"];
    const refuse = async (code: string, ...words: string[]) =>
      expect(await cli.run(desk, "reservation", ...words)).toMatchObject({
        code: 1,
        error: expect.stringContaining(code),
      });
    await refuse("reservation.priority-not-accepted", "hold", scene.unit, ...time(50, 54));
    await refuse("reservation.not-approved", "create", scene.unit, ...time(50, 54), ...urgent);
    const hold = async () =>
      String(
        (await cli.json(desk, "reservation", "hold", scene.unit, ...time(50, 54), ...urgent))[
          "reservationId"
        ],
      );
    const declined = await hold();
    await cli.json(owner, "reservation", "decline", declined);
    const held = await hold();
    await refuse("reservation.not-approved", "confirm", held);
    await cli.json(owner, "reservation", "approve", held);
    await cli.json(desk, "reservation", "confirm", held);
    await cli.json(desk, "reservation", "cancel", held);
    await cli.json(owner, "unit", "terms", scene.unit, ...terms);
    await indexed();
  });
}
