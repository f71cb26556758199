import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { homeCell, isAppError } from "@medequipshare/domain";
import {
  acceptReading,
  checkOut,
  createP256Jwk,
  holdReservation,
  importP256Key,
  type P256Key,
  registerUnit,
  reserve,
  signCheckOut,
  signPresence,
  signReading,
} from "@medequipshare/sdk";
import { type Hex, keccak256, toHex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../src/access/person.ts";
import { openBrokerDoor } from "../src/usage/broker-door.ts";
import { MeterSimulator } from "../src/usage/meter-simulator.ts";
import { commandLine } from "./support/command-line.ts";
import { digest as digestOf, HOUR, openRefusalScene, type RefusalScene } from "./support/refusal-scene.ts";

const DAY = 86_400;
const condition = "condition of the unit, before somebody changed it";

/** Seconds from the next full hour. */
interface Window {
  readonly from: number;
  readonly to: number;
}

interface Row {
  readonly what: string;
  readonly code: string;
  /** What is in order before the act. */
  arrange?(scene: RefusalScene): Promise<unknown>;
  /** Gives the code it was refused with, or throws the refusal. */
  act(scene: RefusalScene): Promise<unknown>;
}

let scene: RefusalScene;
beforeAll(async () => {
  scene = await openRefusalScene();
}, 240_000);
afterAll(() => scene?.[Symbol.asyncDispose](), 60_000);

async function request({ clock, unitId }: RefusalScene, { from, to }: Window) {
  const next = (Math.floor((await clock.now()) / HOUR) + 1) * HOUR;
  return { unitId, startsAt: next + from, endsAt: next + to, priority: "urgent" } as const;
}

/** A reservation that only `window` or `who` makes wrong. */
const reserving =
  (who: (at: RefusalScene) => Person, window: Window = { from: 3 * DAY, to: 3 * DAY + 10 * HOUR }) =>
  async (at: RefusalScene) =>
    reserve(who(at).writer, await request(at, window));

const holding =
  (who: (at: RefusalScene) => Person, window: Window = { from: 3 * DAY, to: 3 * DAY + 10 * HOUR }) =>
  async (at: RefusalScene) =>
    holdReservation(who(at).writer, await request(at, window));

const borrower = (at: RefusalScene) => at.borrower;

/** A command's refusal: the code it printed. */
async function command({ cli, keyFile }: RefusalScene, ...args: readonly string[]): Promise<unknown> {
  const { code, error } = await cli.run(keyFile, ...args);
  expect(code).not.toBe(0);
  return /\(([a-z0-9-]+\.[a-z-]+)\)/.exec(error)?.[1] ?? error;
}

const registering = (udi: string, productCode: string) => (at: RefusalScene) =>
  command(
    at,
    ...["unit", "register", "--udi", udi, "--product-code", productCode, "--cost", "20000"],
    ...["--latitude", "45.79", "--longitude", "-108.51", "--residual", "2000", "--life", "100000000"],
    ...["--specification", `0x${"22".repeat(32)}`, "--acquired", "2024-01-01"],
  );

const importing =
  (...lines: readonly string[]) =>
  (at: RefusalScene) =>
    command(at, "unit", "check", at.file("units.csv", `${lines.join("\n")}\n`));

interface Forgery {
  readonly sequence?: number;
  readonly runSeconds?: bigint;
  /** Seconds from now. */
  readonly takenIn?: number;
  readonly key?: P256Key;
}

/** A meter's message that anyone may relay, wrong in one thing. The last one accepted had sequence 5 and 1,000 s. */
const reading =
  ({ sequence = 6, runSeconds = 1_000n, takenIn = 0, key }: Forgery) =>
  async ({ owner, network, clock, unitId, epoch, meter }: RefusalScene) => {
    const takenAt = (await clock.now()) + takenIn;
    const taken = { unitId, epoch, sequence, takenAt, runSeconds, cycles: 9n };
    return acceptReading(owner.relay, await signReading(network.addresses, key ?? meter, taken));
  };

interface Presence {
  readonly operator: Person;
  readonly signer?: Person;
  readonly lock?: P256Key;
  readonly nonce?: Hex;
}

/** A check-out of the loan under way. */
async function checkingOut(at: RefusalScene, { operator, signer = operator, lock, nonce }: Presence) {
  const { network, reservationId, unitId, clock } = at;
  const issuedAt = await clock.now();
  const lockNonce = nonce ?? keccak256(toHex(`${operator.account} ${issuedAt}`));
  const asked = { reservationId, unitId, operator: operator.account, lockNonce, expiresAt: issuedAt + 300 };
  const presence = { unitId, operator: operator.account, nonce: lockNonce, issuedAt };
  return checkOut(operator.relay, {
    request: asked,
    presence: await signPresence(network.addresses, lock ?? at.lock, presence),
    assertion: await signCheckOut(network.addresses, signer.passkey, asked),
  });
}

const listedUnit: Readonly<Record<string, string>> = {
  udi: "(01)09521234000013(21)V-1001",
  product_code: "CBK",
  model: "EV-300",
  cost_usd: "32000",
  residual_usd: "2000",
  acquired_on: "2024-02-29",
  depreciation: "straight-line",
  life_years: "8",
  rate_percent: "",
  slot_minutes: "60",
  rate_per_hour_usd: "",
  contribution_per_hour_usd: "",
  late_fee_per_hour_usd: "",
  deposit_usd: "",
};
const columns = Object.keys(listedUnit).join(",");
const listed = (changes: Readonly<Record<string, string>>) =>
  Object.values({ ...listedUnit, ...changes }).join(",");

const anotherKey = async () => importP256Key(await createP256Jwk());

/** What the command line can tell by itself. */
const unsent: readonly Row[] = [
  {
    what: "a GTIN with a wrong check digit",
    code: "udi.check-digit-wrong",
    act: registering("(01)09521234000014(21)SN-1", "CBK"),
  },
  {
    what: "a label with a wrong check character",
    code: "udi.check-character-wrong",
    act: registering("+A123BJC5D6E71H", "CBK"),
  },
  {
    what: "an NPI that fails Luhn",
    code: "facility.npi-invalid",
    act: (at) =>
      command(
        at,
        ...["facility", "apply", "--npi", "2000000001", "--kind", "hospital"],
        ...["--latitude", "45.79", "--longitude", "-108.51"],
        ...["--profile", `0x${"22".repeat(32)}`, "--evidence", `0x${"22".repeat(32)}`],
      ),
  },
  {
    what: "a CSV row with a word where a number belongs",
    code: "import.row-malformed",
    act: importing(columns, listed({ cost_usd: "many dollars" })),
  },
];

const rows: readonly Row[] = [
  {
    what: "an unknown product code",
    code: "equipment.product-code-unknown",
    act: registering("(01)09521234000013(21)SN-1", "ZZZ"),
  },
  {
    what: "a device identifier with a wrong check digit, past the command line",
    code: "udi.check-digit-wrong",
    act: async ({ owner, clock }) =>
      registerUnit(owner.writer, {
        deviceIdentifier: "09521234000014",
        serialNumber: "SN-1",
        productCode: "CBK",
        specification: `0x${"22".repeat(32)}`,
        locationCell: homeCell({ latitude: 45.79, longitude: -108.51 }),
        slotSeconds: HOUR,
        valuation: {
          method: "straight-line",
          cost: 20_000_000_000n,
          residual: 0n,
          acquiredAt: await clock.now(),
          life: 100_000_000,
          rateBps: 0,
        },
      }),
  },
  {
    what: "an end before the start",
    code: "reservation.interval-empty",
    act: reserving(borrower, { from: 3 * DAY, to: 2 * DAY }),
  },
  {
    what: "a start off the unit's grid",
    code: "reservation.off-grid",
    act: reserving(borrower, { from: 3 * DAY + 1, to: 3 * DAY + 10 * HOUR + 1 }),
  },
  {
    what: "a start in the past",
    code: "reservation.in-past",
    act: reserving(borrower, { from: -5 * HOUR, to: 5 * HOUR }),
  },
  {
    what: "an end beyond the horizon",
    code: "reservation.beyond-horizon",
    act: reserving(borrower, { from: 40 * DAY, to: 40 * DAY + 10 * HOUR }),
  },
  {
    what: "slots that are taken",
    code: "reservation.slot-taken",
    act: reserving(borrower, { from: 0, to: 5 * HOUR }),
  },
  {
    what: "a balance that does not cover the escrow",
    code: "ledger.balance-insufficient",
    act: reserving(borrower, { from: 3 * DAY, to: 3 * DAY + 200 * HOUR }),
  },
  {
    what: "a borrower whose insurance covers less",
    code: "facility.cover-exceeded",
    act: reserving((at) => at.poorlyCovered),
  },
  {
    what: "a borrower whose insurance ends before the loan",
    code: "facility.insurance-expired",
    act: reserving((at) => at.uninsured),
  },
  {
    what: "a hold of a borrower whose insurance ends before the loan",
    code: "facility.insurance-expired",
    act: holding((at) => at.uninsured),
  },
  {
    what: "a borrower whose licence ends before the loan",
    code: "facility.not-active",
    act: reserving((at) => at.unlicensed),
  },
  {
    what: "a hold of a borrower whose licence ends before the loan",
    code: "facility.not-active",
    act: holding((at) => at.unlicensed),
  },
  {
    what: "a borrower without an agreement",
    code: "facility.agreement-missing",
    act: reserving((at) => at.stranger),
  },
  {
    what: "an operator without the competency",
    code: "facility.competency-missing",
    act: (at) => checkingOut(at, { operator: at.novice }),
  },
  {
    what: "a check-out with somebody else's passkey",
    code: "checkout.assertion-invalid",
    act: (at) => checkingOut(at, { operator: at.borrower, signer: at.owner }),
  },
  {
    what: "an assertion of another check-out",
    code: "checkout.assertion-invalid",
    async act({ borrower, granted, network, lock, unitId, clock }) {
      const [nonce, issuedAt] = [keccak256(toHex("another nonce")), await clock.now()];
      const presence = { unitId, operator: borrower.account, nonce, issuedAt };
      return checkOut(borrower.relay, {
        ...granted,
        request: { ...granted.request, lockNonce: nonce },
        presence: await signPresence(network.addresses, lock, presence),
      });
    },
  },
  {
    what: "a session opened twice on one assertion",
    code: "access.challenge-invalid",
    async act({ owner: { node, account, passkey } }) {
      const { challenge } = await node.session.challenge({ body: { account } });
      const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
      const assertion = { authenticatorData, clientDataJSON, r, s };
      const body = { account, challenge, passkey: passkey.publicKey, assertion };
      await node.session.open({ body });
      return node.session.open({ body });
    },
  },
  {
    what: "a presence stated by another lock",
    code: "checkout.presence-invalid",
    act: async (at) => checkingOut(at, { operator: at.borrower, lock: await anotherKey() }),
  },
  {
    what: "a meter's message under a wrong key",
    code: "usage.signature-invalid",
    act: async (at) => reading({ key: await anotherKey() })(at),
  },
  { what: "a counter that runs back", code: "usage.counter-decreased", act: reading({ runSeconds: 999n }) },
  { what: "a reading that is not newer", code: "usage.sequence-not-newer", act: reading({ sequence: 5 }) },
  { what: "a reading of tomorrow", code: "usage.reading-in-future", act: reading({ takenIn: DAY }) },
  {
    what: "a document whose bytes are not those of its digest",
    code: "document.digest-mismatch",
    arrange: ({ owner }) => owner.put({ kind: "other", bytes: new TextEncoder().encode(condition) }),
    async act({ owner, dir }) {
      const folder = join(dir, "all", "documents");
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      const paths = files.map(({ parentPath, name }) => join(parentPath, name));
      const stored = paths.filter((path) => readFileSync(path).includes(condition));
      expect(stored).toHaveLength(1);
      for (const path of stored) writeFileSync(path, "condition of the unit, as it suits somebody");
      return owner.node.document.get({ params: { digest: digestOf(condition) } });
    },
  },
];

async function refusalOf(act: () => Promise<unknown>): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
}

describe("the command line", () => {
  it.each(unsent)("refuses $what with $code without asking any node", async ({ act, code }) => {
    const nobodyListens = commandLine("http://127.0.0.1:9", "", "");
    expect(await refusalOf(() => act({ ...scene, cli: nobodyListens }))).toBe(code);
  });
});

describe("a running node", () => {
  it.each(rows)(
    "refuses $what with $code, and its rows and the chain stay as they were",
    async ({ arrange, act, code }) => {
      await arrange?.(scene);
      const before = await scene.state();
      expect(await refusalOf(() => act(scene))).toBe(code);
      expect(await scene.state()).toEqual(before);
    },
  );

  it("refuses on the chain itself a check-out that was granted before", async () => {
    await checkOut(scene.borrower.relay, scene.granted);
    const before = await scene.state();
    // Past the node, which would only repeat that it is done.
    expect(await refusalOf(() => checkOut(scene.wallet, scene.granted))).toBe("checkout.already-granted");
    expect(await scene.state()).toEqual(before);
  });
});

describe("a node that is killed", () => {
  it("has, started again, the document and the reading it had acknowledged", async () => {
    const { owner, node, network, unitId, epoch, meter: key, clock } = scene;
    const bytes = new TextEncoder().encode("a certificate, stored a moment before the power fails");
    const digest = await owner.put({ kind: "other", bytes });
    const meter = new MeterSimulator(
      { unitId, epoch, key, addresses: network.addresses },
      { runSeconds: 2_000n, cycles: 20n },
    );
    await meter.connect(await openBrokerDoor(owner, node.mqttUrl, { unitId, instrument: "meter" }));
    const reading = await meter.take(await clock.now());
    await meter.publish(reading);
    await node.process.killAndRestart();
    await meter.disconnect();

    expect(await owner.read(digest)).toEqual(bytes);
    await owner.signIn();
    const { items } = await owner.node.reading.list({ query: { unitId, limit: 500 } });
    expect(items.filter(({ s }) => s === reading.s)).toHaveLength(1);
  });
});
