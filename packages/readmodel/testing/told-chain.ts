import { followings } from "../src/db/followings.ts";
import { type ChainEvent, commitBlocks, type Database, type Hex } from "../src/index.ts";

type FollowedName = ChainEvent["eventName"];
type ArgsOf<Name extends FollowedName> = Extract<ChainEvent, { readonly eventName: Name }>["args"];

/** A hexadecimal word that stands for something; different numbers, different words. */
export const word = (value: number): Hex => `0x${value.toString(16).padStart(64, "0")}`;
export const account = (value: number): Hex => `0x${value.toString(16).padStart(40, "0")}`;
export const ascii = (text: string): Hex => `0x${Buffer.from(text, "ascii").toString("hex")}`;

/** A chain that is told event by event, each in a block of its own, and applied to a read model at once. */
export class ToldChain {
  readonly #db: Database;
  #number = 0;
  #waited = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Applies the event in a new block, ten seconds after the last; gives the block's time. */
  async tell<Name extends FollowedName>(name: Name, args: ArgsOf<Name>): Promise<number> {
    this.#number += 1;
    const number = this.#number;
    const at = 1_000_000 + this.#waited + 10 * number;
    const hash = word(number);
    const place = { block: number, blockHash: hash, at, transaction: hash, logIndex: 0 };
    // Name and arguments were checked against each other above; a spread loses that.
    const event = { ...place, peer: peerOf(name), eventName: name, args } as unknown as ChainEvent;
    await commitBlocks(this.#db, {
      blocks: [{ number, hash, timestamp: at, events: [event] }],
      cursor: {
        number,
        hash,
        timestamp: at,
        finalNumber: 0,
        chainId: 1,
        genesis: word(0),
        book: account(0),
      },
      isFinal: false,
    });
    return at;
  }

  /** Lets time pass before the next block. */
  wait(seconds: number): void {
    this.#waited += seconds;
  }

  /** A facility whose home is the cell, active for ever unless told. */
  async tellFacility(facilityId: number, homeCell: bigint, activeUntil = 9_000_000_000): Promise<void> {
    await this.tellApplication(facilityId, homeCell);
    const standing = { activeUntil, insuredUntil: 9_000_000_000, cover: 100n };
    await this.tell("FacilityActivated", { facilityId, ...standing });
  }

  /** A facility that applied and was not activated yet. */
  async tellApplication(
    facilityId: number,
    homeCell: bigint,
    npi = 2_000_000_000n + BigInt(facilityId),
  ): Promise<void> {
    const application = {
      kind: 1,
      npi,
      ccn: "0x000000000000",
      homeCell,
      ownerGroup: 0,
      profile: word(facilityId),
      evidence: word(2),
      encryptionX: word(3),
      encryptionY: word(4),
    } as const;
    await this.tell("FacilityApplied", { facilityId, account: account(facilityId), application });
  }

  async tellUnit(
    unitId: number,
    ownerId: number,
    { productCode = "CBK", specification = word(1_000 + unitId), slotSeconds = 3_600 } = {},
  ): Promise<void> {
    const valuation = { cost: 50n, residual: 5n, acquiredAt: 1, life: 1_000, rateBps: 0, method: 0 };
    await this.tell("UnitRegistered", {
      unitId,
      ownerId,
      productCode: ascii(productCode),
      registeredBy: account(ownerId),
      deviceClass: 2,
      lifeSustaining: true,
      deviceIdentifier: ascii("09520000000010"),
      serialNumber: ascii(`SN-${unitId}`),
      specification,
      locationCell: 0x8828_9aa6_adff_fffn,
      slotSeconds,
      valuation,
    });
    await this.tell("FitnessChanged", { unitId, reasons: 1_025, maintenanceDueAt: 0 });
  }

  async tellTerms(
    unitId: number,
    version: number,
    change: Partial<ArgsOf<"TermsSet">["terms"]> = {},
  ): Promise<void> {
    const terms = {
      ratePerHour: 20_000_000,
      deposit: 100_000_000,
      contributionPerHour: 2_000_000,
      lateFeePerHour: 30_000_000,
      minimumSlots: 1,
      maximumSlots: 100,
      leadSeconds: 0,
      horizonDays: 90,
      freeCancelSeconds: 3_600,
      lateCancelBps: 5_000,
      turnaroundSlots: 1,
      policy: 14,
      ...change,
    };
    await this.tell("TermsSet", { unitId, version, terms });
  }
}

/** No two peers have a followed event of the same name. */
function peerOf(name: string): string | undefined {
  return Object.values(followings).find(({ handlers }) => Object.hasOwn(handlers, name))?.peer;
}
