import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PostgresServer, startPostgres } from "@medequipshare/readmodel/testing";
import { createP256Jwk, importP256Key, type P256Key, type P256PrivateJwk } from "@medequipshare/sdk";
import { isAddress } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { RunningNetwork } from "../src/boot/boot-network.ts";
import type { RunningNode } from "../src/boot/start-node.ts";
import { devKeys } from "../src/chain/dev-keys.ts";
import { evidenceDocument } from "../src/seed/evidence-document.ts";
import { type Hospital, listMontanaHospitals } from "../src/seed/montana.ts";
import { profileDocument } from "../src/seed/profile-document.ts";
import type { Clock } from "../src/story/clock.ts";
import { LockSimulator } from "../src/usage/lock-simulator.ts";
import { MeterSimulator } from "../src/usage/meter-simulator.ts";
import { answerForBrokenGlass } from "./support/answer-for-broken-glass.ts";
import type { CommandLine } from "./support/command-line.ts";
import { handOnCommands } from "./support/hand-on-commands.ts";
import { bootOneNode } from "./support/one-node.ts";
import { queueCommands } from "./support/queue-commands.ts";

const DAY = 86_400;
const HOUR = 3_600;

/** A whole loan by commands alone. Facility 1 owns, facility 2 borrows, facility 4 maintains. */
const terms = [
  ...["--rate-per-hour", "12", "--deposit", "100", "--contribution-per-hour", "2"],
  ...["--late-fee-per-hour", "20", "--minimum-slots", "3", "--maximum-slots", "240"],
];

describe("the command line, with a node on PostgreSQL", () => {
  let dir: string;
  let postgres: PostgresServer | undefined;
  let network: RunningNetwork;
  let node: RunningNode;
  let cli: CommandLine;
  let clock: Clock;
  let founders: readonly Hospital[];
  let meterKey: P256Key;
  let lockKey: P256Key;
  let lockJwk: P256PrivateJwk;
  let meter: MeterSimulator;
  let unit: string;
  let loan: string;
  let start: number;
  let agreement: string;
  const certificates: { readonly kind: string; readonly document: string }[] = [];
  const keys: Record<string, string> = {};
  const accounts: Record<string, string> = {};

  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(dir, name);
    writeFileSync(path, content);
    return path;
  };
  const at = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
  const keyOf = (name: string): string => keys[name] ?? name;
  const accountOf = (name: string): string => accounts[name] ?? "";

  /** Makes a key and has a facility's administrator appoint its person. */
  const appoint = async (name: string, by: string, roles: string): Promise<void> => {
    keys[name] = join(dir, `${name}.json`);
    await cli.json(undefined, "key", "create", keyOf(name));
    const { account, passkey } = await cli.json(keyOf(name), "key", "show");
    const { x, y } = z.object({ x: z.string(), y: z.string() }).parse(passkey);
    const until = at((await clock.now()) + 300 * DAY);
    const told = ["--passkey-x", x, "--passkey-y", y, "--roles", roles, "--until", until];
    const appointed = await cli.json(keyOf(by), "facility", "appoint", ...told);
    expect(appointed["account"]).toBe(account);
    accounts[name] = String(account);
  };

  const indexed = async (): Promise<void> => {
    const head = Number(await network.reader.getBlockNumber());
    for (;;) {
      const { indexed: point } = await cli.json(undefined, "node", "status");
      const { number } = z.object({ number: z.int() }).parse(point);
      if (number >= head) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  const tools = () => ({ cli, clock, keyOf, appoint, at, file, indexed, unit, start });

  const handOver = async (from: [string, string], to: [string, string]): Promise<void> => {
    const path = join(dir, `handover-${from[0]}-${to[0]}.json`);
    const pack = file(
      `pack-${from[0]}.json`,
      JSON.stringify({
        reservationId: loan,
        unitId: Number(unit),
        direction: from[0] === "1" ? "outbound" : "return",
        preparedAt: await clock.now(),
        agreement,
        condition: { grade: "good", notes: "no marks", photographs: [] },
        accessories: [{ name: "hose", count: 2 }],
        certificates,
      }),
    );
    const parties = ["--from", from[0], "--to", to[0], "--loan-pack", pack];
    const signers = ["--released-by", accountOf(from[1]), "--received-by", accountOf(to[1])];
    await cli.json(keyOf(from[1]), "handover", "prepare", loan, path, ...parties, ...signers);
    expect((await cli.run(keyOf(from[1]), "handover", "send", path)).code).toBe(65);
    await cli.json(keyOf(from[1]), "handover", "sign", path);
    await cli.json(keyOf(to[1]), "handover", "sign", path);
    await cli.json(keyOf(to[1]), "handover", "send", path);
    for (const { kind, document } of certificates) {
      const read = join(dir, `${kind}-${to[0]}.pdf`);
      await cli.json(keyOf(to[1]), "document", "get", document, read, "--plain");
      expect(readFileSync(read, "utf8")).toContain(`${kind} certificate`);
    }
  };

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "medequipshare-cli-"));
    postgres = await startPostgres();
    ({ network, node, cli, clock, founders } = await bootOneNode(dir, await postgres.createDatabase()));
    founders.forEach(({ slug }, index) => {
      keys[`founder-${index + 1}`] = join(dir, "people", slug, "administrator.json");
    });
    keys["deployer"] = file(
      "deployer.json",
      JSON.stringify({ kind: "wallet", privateKey: devKeys.deployer }),
    );
    lockJwk = await createP256Jwk();
    [meterKey, lockKey] = [await importP256Key(await createP256Jwk()), await importP256Key(lockJwk)];
  });
  afterAll(async () => {
    await network?.close();
    await postgres?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it("appoints the people of both parties", async () => {
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

  it("admits a provider on documents that two reviewers attest", async () => {
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
    const evidence = ["--evidence", String(applied["evidence"])];
    const read = join(dir, "read.pdf");
    await cli.json(keyOf("founder-1"), "document", "get", String(applied["evidence"]), read, "--plain");
    const first = await cli.json(keyOf("founder-1"), "facility", "attest", "4", ...found, ...evidence);
    const second = await cli.json(keyOf("founder-2"), "facility", "attest", "4", ...found, ...evidence);
    expect([first["activated"], second["activated"]]).toEqual([false, true]);
    await appoint("provider-tech", "provider", "biomedical");
    await indexed();
    // The node fetches public documents in the background.
    const shown = async () => (await cli.run(undefined, "facility", "show", "4")).out;
    await expect.poll(shown, { timeout: 20_000 }).toContain("Example Biomedical");
  });

  it("lists a ventilator and explains its verdict until it is fit", async () => {
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
    unit = String(registered["unitId"]);
    await indexed();
    const before = await cli.run(undefined, "unit", "show", unit);
    for (const reason of [
      "not-approved",
      "calibration-expired",
      "electrical-safety-expired",
      "terms-missing",
    ]) {
      expect(before.out).toContain(reason);
    }
    const same = await cli.run(keyOf("owner-tech"), "unit", "approve", unit);
    expect(same).toMatchObject({ code: 1, error: expect.stringContaining("equipment.second-person-needed") });
    await cli.json(keyOf("owner-second"), "unit", "approve", unit);
    const until = ["--until", at(now + 300 * DAY), "--recipients", "2"];
    for (const kind of ["calibration", "electrical-safety"]) {
      const paper = ["--document", file(`${kind}.pdf`, `%PDF-1.7 ${kind} certificate`)];
      const told = ["--kind", kind, ...until, ...paper];
      const { document } = await cli.json(keyOf("owner-tech"), "unit", "certificate", unit, ...told);
      certificates.push({ kind, document: String(document) });
    }
    await cli.json(keyOf("owner-tech"), "unit", "plan", unit, "--days", "180", "--due", at(now + 180 * DAY));
    await cli.json(keyOf("owner-desk"), "unit", "terms", unit, ...terms);
    await indexed();
    expect((await cli.run(undefined, "unit", "show", unit)).out).toContain("Fit to lend");
  });

  it("reserves it under an agreement, from prefunded dollars", async () => {
    const now = await clock.now();
    start = (Math.floor(now / HOUR) + 2) * HOUR;
    const [owner] = founders;
    if (owner === undefined) throw new TypeError("no founder");
    const place = ["--latitude", String(owner.latitude), "--longitude", String(owner.longitude)];
    await cli.json(keyOf("owner-desk"), "facility", "area", "--minutes", "300", ...place);
    const window = ["--from", at(start), "--to", at(start + 10 * HOUR)];
    const early = await cli.run(keyOf("borrower-desk"), "reservation", "create", unit, ...window);
    expect(early).toMatchObject({ code: 1, error: expect.stringContaining("facility.agreement-missing") });
    const term = ["--owner", "1", "--borrower", "2", "--from", at(now - DAY), "--until", at(now + 400 * DAY)];
    const papers = ["--document", file("agreement.pdf", "agreement"), "--prices", file("prices.json", "{}")];
    const signed = await cli.json(keyOf("founder-1"), "agreement", "sign", ...term, ...papers);
    agreement = String(signed["document"]);
    const digests = ["--document", agreement, "--prices", String(signed["priceSchedule"])];
    expect(await cli.json(keyOf("founder-2"), "agreement", "sign", ...term, ...digests)).toMatchObject({
      inForce: true,
    });
    const poor = await cli.run(keyOf("borrower-desk"), "reservation", "create", unit, ...window);
    expect(poor).toMatchObject({ code: 1, error: expect.stringContaining("ledger.balance-insufficient") });
    await cli.json(keyOf("deployer"), "ledger", "deposit", "2", "10,000");
    await indexed();
    const wanted = ["--product-code", "CBK", ...window, "--borrower", "2"];
    expect((await cli.run(undefined, "offers", ...wanted)).out).toContain(unit);
    const precise = [...wanted, "--capability", "modes=vc,modes=pc", "--within", "600", "--substitutes"];
    // What the specification says is known once the node has fetched that document.
    const offered = async () => (await cli.run(undefined, "offers", ...precise)).out;
    await expect.poll(offered, { timeout: 20_000 }).toContain(unit);
    expect((await cli.run(undefined, "offers", ...wanted, "--capability", "patient=neonate")).out).toContain(
      "none",
    );
    const held = await cli.json(keyOf("borrower-desk"), "reservation", "hold", unit, ...window);
    loan = String(held["reservationId"]);
    await cli.json(keyOf("borrower-desk"), "reservation", "confirm", loan);
    await indexed();
    expect((await cli.run(undefined, "unit", "calendar", unit, ...window)).out).toContain("confirmed");
    expect((await cli.run(undefined, "schedule", ...window)).out).toContain("confirmed");
    const again = await cli.run(keyOf("borrower-desk"), "reservation", "hold", unit, ...window);
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining("reservation.slot-taken") });
  });

  it("keeps time free for maintenance, and changes a reservation with its cost said beforehand", async () => {
    const time = (from: number, to: number) => [
      ...["--from", at(start + from * HOUR)],
      ...["--to", at(start + to * HOUR)],
    ];
    const desk = keyOf("borrower-desk");
    const { windowId } = await cli.json(keyOf("owner-tech"), "unit", "block", unit, ...time(30, 34));
    await indexed();
    expect((await cli.run(undefined, "unit", "calendar", unit, ...time(0, 60))).out).toContain("maintenance");
    expect((await cli.run(undefined, "schedule", ...time(0, 60))).out).toContain("maintenance");
    const inside = await cli.run(desk, "reservation", "hold", unit, ...time(33, 40));
    expect(inside).toMatchObject({ code: 1, error: expect.stringContaining("reservation.slot-taken") });

    const other = await cli.json(desk, "reservation", "create", unit, ...time(40, 50));
    expect(other).toMatchObject({ startsAt: start + 40 * HOUR, endsAt: start + 50 * HOUR });
    const id = String(other["reservationId"]);
    await indexed();
    const quoted = await cli.json(undefined, "reservation", "quote", id, ...time(36, 42));
    const amended = await cli.json(desk, "reservation", "amend", id, ...time(36, 42));
    expect(amended["escrow"]).toBe(quoted["escrow"]);
    expect(amended["toOwner"]).toBe(quoted["toOwner"]);
    await cli.json(desk, "reservation", "move", id, "--from", at(start + 35 * HOUR));
    const wrong = await cli.run(desk, "reservation", "extend", id, "--to", at(start + 40 * HOUR));
    expect(wrong).toMatchObject({ code: 1, error: expect.stringContaining("reservation.end-not-later") });
    await cli.json(desk, "reservation", "extend", id, "--to", at(start + 44 * HOUR));
    await cli.json(desk, "reservation", "shorten", id, "--to", at(start + 42 * HOUR));

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
    const early = ["--to", at(start + 41 * HOUR), "--reason", "own-need"];
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
    expect((await cli.run(undefined, "unit", "calendar", unit, ...time(12, 60))).out).toBe("none");
    // This one stays, for the audit at the end.
    await cli.json(keyOf("owner-desk"), "unit", "block", unit, ...time(70, 72));
  });

  it("reserves a series, passing over what is taken, and asks the owner where the terms say so", async () => {
    const time = (from: number, to: number) => [
      ...["--from", at(start + from * HOUR)],
      ...["--to", at(start + to * HOUR)],
    ];
    const desk = keyOf("borrower-desk");
    const daily = ["--period-seconds", String(DAY), "--count", "2"];
    const series = await cli.json(desk, "reservation", "series", unit, ...time(46, 50), ...daily);
    expect(series["occurrences"]).toEqual([
      expect.objectContaining({ startsAt: start + 46 * HOUR, reservationId: expect.any(String) }),
      expect.objectContaining({ startsAt: start + 70 * HOUR, reservationId: null }),
    ]);
    await indexed();
    const { out } = await cli.run(undefined, "unit", "calendar", unit, ...time(40, 60));
    const [made = ""] = /\b\d{10,}\b/.exec(out) ?? [];
    await cli.json(desk, "reservation", "cancel", made);

    const owner = keyOf("owner-desk");
    await cli.json(owner, "unit", "terms", unit, ...terms, "--approval", "--priorities", "urgent,emergency");
    const urgent = ["--priority", "urgent"];
    const refuse = async (code: string, ...words: string[]) =>
      expect(await cli.run(desk, "reservation", ...words)).toMatchObject({
        code: 1,
        error: expect.stringContaining(code),
      });
    await refuse("reservation.priority-not-accepted", "hold", unit, ...time(50, 54));
    await refuse("reservation.not-approved", "create", unit, ...time(50, 54), ...urgent);
    const hold = async () =>
      String(
        (await cli.json(desk, "reservation", "hold", unit, ...time(50, 54), ...urgent))["reservationId"],
      );
    const declined = await hold();
    await cli.json(owner, "reservation", "decline", declined);
    const held = await hold();
    await refuse("reservation.not-approved", "confirm", held);
    await cli.json(owner, "reservation", "approve", held);
    await cli.json(desk, "reservation", "confirm", held);
    await cli.json(desk, "reservation", "cancel", held);
    await cli.json(owner, "unit", "terms", unit, ...terms);
    await indexed();
  });

  queueCommands(() => ({ ...tools(), loan }));

  it("lends it: custody, check-out, metering, return", async () => {
    const { addresses, reader } = network;
    const coordinates = ({ publicKey: { x, y } }: P256Key) => ["--x", x, "--y", y];
    const { epoch } = await cli.json(keyOf("owner-tech"), "meter", "propose", unit, ...coordinates(meterKey));
    await cli.json(keyOf("borrower-tech"), "meter", "enrol", unit, ...coordinates(meterKey));
    await cli.json(keyOf("owner-tech"), "lock", "propose", unit, ...coordinates(lockKey));
    await cli.json(keyOf("borrower-tech"), "lock", "enrol", unit, ...coordinates(lockKey));
    const unitId = Number(unit);
    await indexed();
    meter = new MeterSimulator(
      { unitId, epoch: Number(epoch), key: meterKey, addresses },
      { runSeconds: 1_000n, cycles: 0n },
    );
    const lock = new LockSimulator({ unitId, key: lockKey, addresses, chain: reader });
    await meter.connect(node.mqttUrl);
    await lock.connect(node.mqttUrl);
    try {
      await clock.until(start);
      await meter.publish(await meter.take(await clock.now()));
      await cli.json(keyOf("owner-tech"), "reading", "relay", unit);
      await handOver(["1", "owner-tech"], ["2", "borrower-tech"]);
      const record = file("inspection.json", "{}");
      await cli.json(keyOf("borrower-tech"), "handover", "inspect", loan, "--document", record);
      const until = at((await clock.now()) + 100 * DAY);
      const competency = [
        "--product-code",
        "CBK",
        "--until",
        until,
        "--evidence",
        file("training.pdf", "training"),
      ];
      const operator = accountOf("operator");
      if (!isAddress(operator)) throw new TypeError("no operator");
      await cli.json(keyOf("founder-2"), "facility", "certify", operator, ...competency);
      const presence = join(dir, "presence.json");
      await cli.json(keyOf("operator"), "lock", "presence", unit, "--out", presence);
      const stolen = await cli.run(keyOf("borrower-tech"), "unit", "check-out", loan, "--presence", presence);
      expect(stolen.code).not.toBe(0);
      await cli.json(keyOf("operator"), "unit", "check-out", loan, "--presence", presence);
      await lock.decided(1);
      expect(lock.decisions).toEqual(["opened"]);
      const files = {
        lockKey: file("lock.json", JSON.stringify(lockJwk)),
        report: file("review.txt", "drill"),
      };
      const people = { stranger: keyOf("owner-desk"), reviewer: keyOf("founder-1") };
      const broken = { at: await clock.now(), operator: keyOf("operator"), ...files, ...people };
      await answerForBrokenGlass({ cli, unit, indexed, ...broken });
      await clock.until(start + 6 * HOUR);
      meter.run(5 * HOUR);
      await meter.publish(await meter.take(await clock.now()));
      const readings = await cli.run(keyOf("borrower-tech"), "reading", "list", unit);
      expect(readings.out).toContain("19000");
      await cli.json(keyOf("borrower-tech"), "reading", "relay", unit);
      await handOver(["2", "borrower-tech"], ["1", "owner-tech"]);
    } finally {
      await meter.disconnect();
      await lock.disconnect();
    }
  });

  it("settles from metered use, and both rate", async () => {
    const settled = await cli.json(undefined, "loan", "settle", loan);
    expect(settled).toMatchObject({ meteredSeconds: "18000", revenue: "60000000", contribution: "10000000" });
    const scores = ["--condition", "5", "--punctuality", "4", "--communication", "5"];
    const salts: string[] = [];
    for (const rater of ["1", "2"]) {
      const key = keyOf(rater === "1" ? "owner-desk" : "borrower-desk");
      const committed = await cli.json(key, "rating", "commit", loan, "--rater", rater, ...scores);
      salts.push(String(committed["salt"]));
    }
    for (const [index, salt] of salts.entries()) {
      await cli.json(
        undefined,
        "rating",
        "reveal",
        loan,
        "--rater",
        String(index + 1),
        ...scores,
        "--salt",
        salt,
      );
    }
    const document = ["--document", file("clean.pdf", "clean")];
    for (const kind of ["decontamination", "sanitisation"]) {
      await cli.json(keyOf("owner-tech"), "unit", "turnaround", unit, "--kind", kind, ...document);
    }
    await indexed();
    expect((await cli.run(undefined, "reservation", "show", loan)).out).toMatch(/to the owner\s+\$60\.00/);
    expect((await cli.run(undefined, "unit", "show", unit)).out).toContain("Fit to lend");
  });

  it("pays a maintenance from the fund to three different parties' satisfaction", async () => {
    await cli.json(keyOf("deployer"), "ledger", "deposit", "1", "500");
    await cli.json(keyOf("owner-desk"), "fund", "contribute", unit, "90");
    const what = ["--provider", "4", "--kind", "preventive", "--amount", "95"];
    const quote = [...what, "--quote", file("quote.pdf", "quote")];
    const { workOrderId } = await cli.json(keyOf("owner-tech"), "work", "request", unit, ...quote);
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
    expect((await cli.run(undefined, "work", "list", "--unit", unit)).out).toContain("paid");
    expect((await cli.run(undefined, "fund", "show", unit)).out).toContain("$5.00");
  });

  handOnCommands(() => ({ ...tools(), accountOf, meter, mqttUrl: node.mqttUrl, agreement }));

  it("audits the chain and rebuilds the node row for row", async () => {
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
