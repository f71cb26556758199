import { parentCell } from "@medequipshare/domain";
import {
  demoDollarAbi,
  equipmentRegistryAbi,
  facilityLedgerAbi,
  facilityRegistryAbi,
  maintenanceFundAbi,
  type NetworkAddresses,
  reservationManagerAbi,
} from "@medequipshare/sdk";
import {
  type Abi,
  type Address,
  createPublicClient,
  createTestClient,
  createWalletClient,
  encodeAbiParameters,
  type Hex,
  http,
  keccak256,
  type PublicClient,
  pad,
  stringToHex,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { deployPeers } from "./deploy-peers.ts";

/** anvil's published development words; they hold nothing anywhere else. */
const WORDS = "test test test test test test test test test test test junk";
const FAR = 4_000_000_000;
const NO_KEY = pad("0x0", { size: 32 });
const HOME = 0x8828_9aa6_adff_fffn;
/** The cell of resolution 3 in which everybody lives. */
export const HOME_AREA = parentCell(HOME, 3);
const chain = { ...foundry, id: 31_338 } as const;
export const HOUR = 3_600;
export const terms = {
  ratePerHour: 20_000_000,
  deposit: 100_000_000,
  contributionPerHour: 2_000_000,
  lateFeePerHour: 30_000_000,
  minimumSlots: 2,
  maximumSlots: 240,
  leadSeconds: 0,
  horizonDays: 90,
  freeCancelSeconds: HOUR,
  lateCancelBps: 5_000,
  turnaroundSlots: 1,
  policy: 14,
};

const person = (addressIndex: number) => mnemonicToAccount(WORDS, { addressIndex });
export const owner = person(1);
export const borrower = person(2);
export const third = person(3);
const digest = (text: string) => keccak256(stringToHex(text));
const codeRow = [{ type: "bytes3" }, { type: "uint8" }, { type: "bool" }] as const;
const CODE = stringToHex("CBK");
/** A table of one row: its root is its only leaf. */
const root = keccak256(keccak256(encodeAbiParameters(codeRow, [CODE, 2, false])));

function founder(administrator: Address, npi: bigint, homeCell: bigint) {
  const application = {
    kind: 1,
    npi,
    ccn: stringToHex("270001", { size: 6 }),
    homeCell,
    ownerGroup: 0,
    profile: digest(`profile ${npi}`),
    evidence: digest("evidence"),
    encryptionX: digest("x"),
    encryptionY: digest("y"),
  };
  const attestation = {
    licensedUntil: FAR,
    insuredUntil: FAR,
    cover: 1_000_000_000_000n,
    evidence: digest("evidence"),
  };
  const ccn = stringToHex(`27000${npi % 10n}`, { size: 6 });
  return {
    administrator,
    passkeyX: NO_KEY,
    passkeyY: NO_KEY,
    application: { ...application, ccn },
    attestation,
  };
}

export type LedgerBalance = {
  readonly free: bigint;
  readonly escrowed: bigint;
  readonly insured: bigint;
  readonly loans: number;
};
export type Sent = { readonly block: number; readonly hash: Hex };

/** Three founding hospitals on a chain; the first has lent out terms for one unit, the second may borrow it. */
export class LoanNetwork {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly #url: string;

  private constructor(url: string, client: PublicClient, addresses: NetworkAddresses) {
    this.#url = url;
    this.client = client;
    this.addresses = addresses;
  }

  static async deploy(url: string): Promise<LoanNetwork> {
    const client = createPublicClient({ chain, transport: http(url), pollingInterval: 10 });
    const deployer = createWalletClient({ account: person(0), chain, transport: http(url) });
    const addresses = await deployPeers({
      client,
      deployer,
      founders: [
        founder(owner.address, 2_000_000_002n, HOME),
        founder(borrower.address, 2_000_000_010n, HOME),
        founder(third.address, 2_000_000_028n, HOME),
      ],
      productCodeRoot: root,
      holdings: [{ holder: borrower.address, amount: 10_000_000_000n }],
    });
    return new LoanNetwork(url, client, addresses);
  }

  /** Replaces the newest blocks by empty ones, as a reorganisation does, and adds one. */
  async replaceBlocks(depth: number): Promise<void> {
    const control = createTestClient({ mode: "anvil", chain, transport: http(this.#url) });
    // viem's list of anvil's methods lacks this one.
    await control.request({ method: "anvil_reorg" as never, params: [depth, []] as never });
    await control.mine({ blocks: 1 });
  }

  /** Blocks in which nothing happens. */
  async mine(blocks: number): Promise<void> {
    await createTestClient({ mode: "anvil", chain, transport: http(this.#url) }).mine({ blocks });
  }

  /** What the ledger itself says, token units. */
  balanceOf(facilityId: number): Promise<LedgerBalance> {
    const { facilityLedger: address } = this.addresses;
    return this.client.readContract({
      address,
      abi: facilityLedgerAbi,
      functionName: "balanceOf",
      args: [facilityId],
    });
  }

  /** The start of a slot at least an hour ahead. */
  async slotAhead(hours = 2): Promise<number> {
    const { timestamp } = await this.client.getBlock();
    return (Math.floor(Number(timestamp) / HOUR) + hours) * HOUR;
  }

  async send(
    account: typeof owner,
    to: Address,
    abi: Abi,
    functionName: string,
    args: readonly unknown[],
  ): Promise<Sent> {
    const wallet = createWalletClient({ account, chain, transport: http(this.#url) });
    const hash = await wallet.writeContract({ address: to, abi, functionName, args });
    const receipt = await this.client.waitForTransactionReceipt({ hash, pollingInterval: 10 });
    if (receipt.status !== "success") throw new Error(`${functionName} was refused`);
    return { block: Number(receipt.blockNumber), hash };
  }

  facility(account: typeof owner, functionName: string, ...args: readonly unknown[]) {
    return this.send(account, this.addresses.facilityRegistry, facilityRegistryAbi, functionName, args);
  }

  unit(account: typeof owner, functionName: string, ...args: readonly unknown[]) {
    return this.send(account, this.addresses.equipmentRegistry, equipmentRegistryAbi, functionName, args);
  }

  reservation(account: typeof owner, functionName: string, ...args: readonly unknown[]) {
    return this.send(account, this.addresses.reservationManager, reservationManagerAbi, functionName, args);
  }

  async deposit(account: typeof owner, facilityId: number, amount: bigint): Promise<Sent> {
    const { facilityLedger, token } = this.addresses;
    await this.send(account, token, demoDollarAbi, "approve", [facilityLedger, amount]);
    return this.send(account, facilityLedger, facilityLedgerAbi, "deposit", [facilityId, amount]);
  }

  /** Everybody gets every role, the two sign an agreement, and the owner's unit becomes fit to lend. */
  async prepare(): Promise<void> {
    const now = await this.slotAhead(0);
    for (const each of [owner, borrower, third]) {
      await this.facility(each, "appoint", each.address, 255, FAR, NO_KEY, NO_KEY, "0x");
    }
    await this.facility(owner, "changeServiceArea", [HOME_AREA], []);
    const agreement = {
      ownerId: 1,
      borrowerId: 2,
      from: now - HOUR,
      until: FAR,
      document: digest("agreement"),
      priceSchedule: digest("prices"),
    };
    await this.facility(owner, "signAgreement", agreement);
    await this.facility(borrower, "signAgreement", agreement);
    await this.registerUnit("SN-1");
    await this.deposit(borrower, 2, 5_000_000_000n);
  }

  async registerUnit(serialNumber: string): Promise<void> {
    const registration = {
      productCode: CODE,
      deviceClass: 2,
      lifeSustaining: false,
      proof: [],
      deviceIdentifier: stringToHex("09520000000010", { size: 32 }),
      serialNumber: stringToHex(serialNumber, { size: 32 }),
      specification: digest(serialNumber),
      locationCell: HOME,
      slotSeconds: HOUR,
      valuation: {
        cost: 30_000_000_000n,
        residual: 1_000_000_000n,
        acquiredAt: 1_700_000_000,
        life: 300_000_000,
        rateBps: 0,
        method: 0,
      },
    };
    const unitId = 1 + (await this.read(this.addresses.equipmentRegistry, equipmentRegistryAbi, "unitCount"));
    await this.unit(owner, "register", registration);
    await this.unit(owner, "issueCertificate", unitId, 0, FAR, digest("calibration"));
    await this.unit(owner, "issueCertificate", unitId, 1, FAR, digest("safety"));
    await this.unit(owner, "setTerms", unitId, terms);
    const { maintenanceFund } = this.addresses;
    await this.send(owner, maintenanceFund, maintenanceFundAbi, "setPlan", [unitId, 10_000_000, FAR]);
  }

  async read(address: Address, abi: Abi, functionName: string): Promise<number> {
    return Number(await this.client.readContract({ address, abi, functionName }));
  }
}
