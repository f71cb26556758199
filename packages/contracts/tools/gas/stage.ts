import type { ContractReturnType, PublicClient, WalletClient } from "@nomicfoundation/hardhat-viem/types";
import { artifacts, network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";
import { type Address, encodeAbiParameters, type Hex, keccak256, stringToHex } from "viem";
import { type PeerName, peerNames, peerPlaces } from "../../src/peers.ts";
import { type DeployedNetwork, deployNetwork } from "../deploy-network.ts";
import type { FounderParameters } from "../deployment-parameters.ts";
import { appoint } from "./appoint.ts";
import { createKey, type Key } from "./key.ts";

export const HOUR = 3600;
export const DAY = 86_400;
/** Ventilator, continuous: class 2, life-sustaining. */
export const productCode = "0x43424b";
const allRoles = 255;
const forever = 4_000_000_000;
/** A zero byte of calldata costs less than another, so times must be the same on every day this runs. */
const initialDate = "2027-01-15T08:00:00Z";
/** Resolution 8 at Red Lodge, Montana, and the cells of three resolutions of which the last two contain it. */
const home = "0x88279a88e9fffff";
const area = [0x832798fffffffffn, 0x84279a9ffffffffn, 0x85279a8bfffffffn];

type PeerContracts = {
  readonly [Peer in PeerName]: ContractReturnType<(typeof peerPlaces)[Peer]["contract"]>;
};

/** What the measurements act on. */
export interface Stage {
  readonly contracts: PeerContracts & { readonly dollar: ContractReturnType<"DemoDollar"> };
  readonly reader: PublicClient;
  readonly helpers: NetworkConnection["networkHelpers"];
  readonly provider: NetworkConnection["provider"];
  readonly owner: WalletClient;
  readonly colleague: WalletClient;
  readonly borrower: WalletClient;
  readonly fillers: readonly WalletClient[];
  readonly reviewers: readonly WalletClient[];
  readonly operatorKey: Key;
}

/** A network in process with an owner (facility 1), a measured borrower and `fillers` more, all able to borrow. */
export async function openStage(fillers: number): Promise<Stage> {
  const connection = await network.create({ override: { accounts: { count: fillers + 10 }, initialDate } });
  const wallets = await connection.viem.getWalletClients();
  const [owner, second, third, colleague, borrower] = wallets;
  if (!owner || !second || !third || !colleague || !borrower) throw new Error("too few accounts");
  const holdings = [{ holder: owner.account.address, amount: "1000000000000000" }];
  const founders = [owner, second, third].map((wallet, index) => founder(wallet.account.address, index));
  const parameters = { productCodeRoot: leaf(productCode, 2, true), holdings, founders };
  const deployed = await deployNetwork({ connection, artifacts, parameters, deploymentId: "gas" });

  const contracts = {
    ...(await peerContracts(connection, deployed)),
    dollar: await connection.viem.getContractAt("DemoDollar", deployed.token),
  };
  const stage = {
    contracts,
    reader: await connection.viem.getPublicClient(),
    helpers: connection.networkHelpers,
    provider: connection.provider,
    owner,
    colleague,
    borrower,
    fillers: wallets.slice(5, 5 + fillers),
    reviewers: [owner, second, third],
    operatorKey: createKey(),
  };
  await contracts.facilityRegistry.write.appoint([
    owner.account.address,
    allRoles,
    forever,
    zero,
    zero,
    "0x",
  ]);
  const person = colleague.account.address;
  await appoint(stage, { facilityId: 1, person, roles: allRoles, until: forever, by: owner.account });
  await contracts.facilityRegistry.write.changeServiceArea([area, []]);
  for (const [index, wallet] of [borrower, ...stage.fillers].entries()) await join(stage, wallet, index);
  await contracts.dollar.write.approve([contracts.facilityLedger.address, 1_000_000n]);
  await contracts.facilityLedger.write.deposit([1, 1_000_000n]);
  return stage;
}

async function peerContracts(
  connection: NetworkConnection,
  deployed: DeployedNetwork,
): Promise<PeerContracts> {
  const found = peerNames.map(async (name) => {
    const { contract } = peerPlaces[name];
    return [name, await connection.viem.getContractAt(contract, deployed.peers[contract])] as const;
  });
  // Each name is given the contract of its place.
  return Object.fromEntries(await Promise.all(found)) as PeerContracts;
}

export const zero: Hex = `0x${"00".repeat(32)}`;
export const digest = keccak256(stringToHex("document"));

function founder(administrator: Address, index: number): FounderParameters {
  return { administrator, passkeyX: zero, passkeyY: zero, application: application(index), attestation };
}

const attestation = {
  licensedUntil: forever,
  insuredUntil: forever,
  cover: "100000000000000",
  evidence: digest,
};

function application(index: number) {
  return {
    kind: 1,
    npi: npi(index),
    ccn: "0x000000000000",
    homeCell: home,
    ownerGroup: 0,
    profile: digest,
    evidence: digest,
    encryptionX: digest,
    encryptionY: digest,
  } as const;
}

/** Facility of `wallet`: active, with every role, an agreement with the owner and a balance. */
async function join(
  stage: Pick<Stage, "contracts" | "reviewers" | "owner" | "operatorKey">,
  wallet: WalletClient,
  index: number,
) {
  const { facilityRegistry: facilities, facilityLedger: ledger, dollar } = stage.contracts;
  const { x, y } = stage.operatorKey;
  const account = wallet.account;
  const applied = application(index + 3);
  const numbers = { npi: BigInt(applied.npi), homeCell: BigInt(applied.homeCell) };
  await facilities.write.applyForMembership([{ ...applied, ...numbers }, x, y], { account });
  const facilityId = index + 4;
  const found = { ...attestation, cover: BigInt(attestation.cover) };
  for (const reviewer of stage.reviewers.slice(1)) {
    await facilities.write.attest([facilityId, found], { account: reviewer.account });
  }
  await facilities.write.appoint([account.address, allRoles, forever, x, y, "0x"], { account });
  await facilities.write.certifyCompetency([account.address, productCode, forever, digest], { account });
  const words = {
    ownerId: 1,
    borrowerId: facilityId,
    from: 0,
    until: forever,
    document: digest,
    priceSchedule: digest,
  };
  await facilities.write.signAgreement([words]);
  await facilities.write.signAgreement([words], { account });
  await dollar.write.approve([ledger.address, 1_000_000_000_000n]);
  await ledger.write.deposit([facilityId, 1_000_000_000_000n]);
}

export function leaf(code: Hex, deviceClass: number, lifeSustaining: boolean): Hex {
  const row = [{ type: "bytes3" }, { type: "uint8" }, { type: "bool" }] as const;
  return keccak256(keccak256(encodeAbiParameters(row, [code, deviceClass, lifeSustaining])));
}

/** A Luhn-valid test NPI. */
function npi(index: number): string {
  const nine = String(200_000_000 + index);
  const sum = [...nine].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 24);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}
