import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brokerLogin } from "@medequipshare/protocol";
import { type PostgresServer, startPostgres } from "@medequipshare/readmodel/testing";
import { createP256Jwk, importP256Key, type P256Key, type P256PrivateJwk } from "@medequipshare/sdk";
import { expect } from "vitest";
import { z } from "zod";
import { devKeys } from "../../src/chain/dev-keys.ts";
import type { BrokerDoor } from "../../src/usage/broker-door.ts";
import type { MeterSimulator } from "../../src/usage/meter-simulator.ts";
import { bootOneNode, type OneNode } from "../support/one-node.ts";

const DAY = 86_400;

/** Of the unit that is lent. */
export const terms = [
  ...["--rate-per-hour", "12", "--deposit", "100", "--contribution-per-hour", "2"],
  ...["--late-fee-per-hour", "20", "--minimum-slots", "3", "--maximum-slots", "240"],
];

type Side = readonly [facilityId: string, person: string];

/** A whole loan by commands alone. Facility 1 owns, facility 2 borrows, facility 4 maintains. */
export class LoanScene {
  readonly dir = mkdtempSync(join(tmpdir(), "medequipshare-cli-"));
  /** Of the unit, in the order in which they were added. */
  readonly certificates: { readonly kind: string; readonly document: string }[] = [];
  /** Key files by person. */
  readonly keys: Record<string, string> = {};
  // What one group of commands makes for those after it.
  unit = "";
  loan = "";
  agreement = "";
  /** Of the loan, Unix seconds. */
  start = 0;
  readonly #accounts: Record<string, string> = {};
  #postgres: PostgresServer | undefined;
  #booted: OneNode | undefined;
  #machines: { meterKey: P256Key; lockKey: P256Key; lockJwk: P256PrivateJwk } | undefined;
  #meter: MeterSimulator | undefined;
  #meterDoor: BrokerDoor | undefined;

  async open(): Promise<void> {
    this.#postgres = await startPostgres();
    this.#booted = await bootOneNode(this.dir, await this.#postgres.createDatabase());
    this.founders.forEach(({ slug }, index) => {
      this.keys[`founder-${index + 1}`] = join(this.dir, "people", slug, "administrator.json");
    });
    const deployer = JSON.stringify({ kind: "wallet", privateKey: devKeys.deployer });
    this.keys["deployer"] = this.file("deployer.json", deployer);
    const lockJwk = await createP256Jwk();
    const [meterKey, lockKey] = [await importP256Key(await createP256Jwk()), await importP256Key(lockJwk)];
    this.#machines = { meterKey, lockKey, lockJwk };
  }

  async close(): Promise<void> {
    await this.#booted?.network.close();
    await this.#postgres?.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  get network() {
    return present(this.#booted).network;
  }
  get node() {
    return present(this.#booted).node;
  }
  get cli() {
    return present(this.#booted).cli;
  }
  get clock() {
    return present(this.#booted).clock;
  }
  get founders() {
    return present(this.#booted).founders;
  }
  get meterKey() {
    return present(this.#machines).meterKey;
  }
  get lockKey() {
    return present(this.#machines).lockKey;
  }
  get lockJwk() {
    return present(this.#machines).lockJwk;
  }
  get meter() {
    return present(this.#meter);
  }
  set meter(meter: MeterSimulator) {
    this.#meter = meter;
  }
  get meterDoor() {
    return present(this.#meterDoor);
  }
  set meterDoor(door: BrokerDoor) {
    this.#meterDoor = door;
  }

  /** Writes a file and gives its path. */
  readonly file = (name: string, content: string | Uint8Array): string => {
    const path = join(this.dir, name);
    writeFileSync(path, content);
    return path;
  };

  /** A time as the commands take it. */
  readonly at = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");

  /** The key file of a person. */
  readonly keyOf = (name: string): string => this.keys[name] ?? name;

  readonly accountOf = (name: string): string => this.#accounts[name] ?? "";

  /** Makes a key and has its person accept and a facility's administrator appoint them. */
  readonly appoint = async (name: string, by: string, roles: string): Promise<void> => {
    const { cli, keyOf } = this;
    this.keys[name] = join(this.dir, `${name}.json`);
    await cli.json(undefined, "key", "create", keyOf(name));
    const { account } = await cli.json(keyOf(name), "key", "show");
    const { facilityId } = await cli.json(keyOf(by), "key", "show");
    const until = this.at((await this.clock.now()) + 300 * DAY);
    const terms = ["--roles", roles, "--until", until];
    const file = join(this.dir, `${name}-accepts.json`);
    await cli.json(keyOf(name), "facility", "accept", String(facilityId), file, ...terms);
    const appointed = await cli.json(keyOf(by), "facility", "appoint", "--acceptance", file, ...terms);
    expect(appointed["account"]).toBe(account);
    this.#accounts[name] = String(account);
  };

  /** Has a person issue what an instrument of the unit connects with, into the file. */
  readonly issueCredential = async (
    person: string,
    instrument: "meter" | "lock",
    file: string,
  ): Promise<BrokerDoor> => {
    const told = [this.unit, "--for", instrument, "--out", file];
    const issued = await this.cli.json(this.keyOf(person), "credential", "issue", ...told);
    expect(JSON.stringify(issued)).not.toContain("password");
    const login = brokerLogin.parse(JSON.parse(readFileSync(file, "utf8")));
    return { mqttUrl: this.node.mqttUrl, ...login };
  };

  /** Until the node has read what the chain has. */
  readonly indexed = async (): Promise<void> => {
    const head = Number(await this.network.reader.getBlockNumber());
    for (;;) {
      const { indexed: point } = await this.cli.json(undefined, "node", "status");
      const { number } = z.object({ number: z.int() }).parse(point);
      if (number >= head) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  /** Hands the unit over, with a loan pack whose documents the receiver reads. */
  readonly handOver = async (from: Side, to: Side): Promise<void> => {
    const { cli, keyOf, accountOf, certificates } = this;
    const path = join(this.dir, `handover-${from[0]}-${to[0]}.json`);
    const pack = this.file(
      `pack-${from[0]}.json`,
      JSON.stringify({
        reservationId: this.loan,
        unitId: Number(this.unit),
        direction: from[0] === "1" ? "outbound" : "return",
        preparedAt: await this.clock.now(),
        agreement: this.agreement,
        condition: { grade: "good", notes: "no marks", photographs: [] },
        accessories: [{ name: "hose", count: 2 }],
        certificates,
      }),
    );
    const parties = ["--from", from[0], "--to", to[0], "--loan-pack", pack];
    const signers = ["--released-by", accountOf(from[1]), "--received-by", accountOf(to[1])];
    await cli.json(keyOf(from[1]), "handover", "prepare", this.loan, path, ...parties, ...signers);
    expect((await cli.run(keyOf(from[1]), "handover", "send", path)).code).toBe(65);
    await cli.json(keyOf(from[1]), "handover", "sign", path);
    await cli.json(keyOf(to[1]), "handover", "sign", path);
    await cli.json(keyOf(to[1]), "handover", "send", path);
    for (const { kind, document } of certificates) {
      const read = join(this.dir, `${kind}-${to[0]}.pdf`);
      await cli.json(keyOf(to[1]), "document", "get", document, read, "--plain");
      expect(readFileSync(read, "utf8")).toContain(`${kind} certificate`);
    }
  };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined)
    throw new TypeError("the scene is not open, or an earlier group of commands failed");
  return value;
}
