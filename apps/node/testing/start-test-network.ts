import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { homeCell, testNpi } from "@medequipshare/domain";
import { createNodeClient, type NodeClient } from "@medequipshare/protocol";
import {
  type AcceptAppointmentParameters,
  type AppointStaffParameters,
  acceptAppointment,
  accountAddress,
  createSoftwarePasskey,
  encodeApplication,
  type NetworkAddresses,
  type NetworkWriter,
  type P256PublicKey,
  type Passkey,
  passkeySender,
  passkeyStatementSigner,
  relaySender,
  softwarePasskey,
} from "@medequipshare/sdk";
import {
  type Account,
  type Address,
  type Chain,
  createPublicClient,
  createTestClient,
  createWalletClient,
  http,
  type PublicClient,
  parseEther,
  type Transport,
  type WalletClient,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { openFacilityKeys } from "../src/document/facility-keys.ts";
import { publicKeyOf } from "../src/document/public-key-of.ts";
import { deployAccounts } from "./deploy-accounts.ts";
import { type Deployer, deployPeers } from "./deploy-peers.ts";
import { startAnvil } from "./start-anvil.ts";

const chain = { ...foundry, id: 31_338 } as const;
/** anvil's published development words; they hold nothing anywhere else. */
const WORDS = "test test test test test test test test test test test junk";
/** The node that holds the founding facility's key. */
export const FIRST_NODE = "first";
export const FAR = 4_000_000_000;
export const ENROLMENT_CODE = "enrolment-of-tests";

export type TestNetwork = AsyncDisposable & {
  /** A plain wallet with some of the chain's currency. */
  readonly wallet: WalletClient<Transport, Chain, Account>;
  readonly url: string;
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  /** Of the founding facility, which has the id 1. */
  readonly administrator: Passkey;
  /** A folder that goes with the network. */
  readonly folder: string;
  /** Settings of a node on this network, on free ports, with a data folder of that name. */
  settings(name: string, more?: Readonly<Record<string, string>>): Record<string, string>;
  fund(account: Address): Promise<void>;
  /** Blocks in which nothing happens. */
  mine(blocks: number): Promise<void>;
};

/** A founding facility in Billings, active for ever, with one administrator. */
function founder(administrator: Address, { publicKey }: Passkey, encryptionKey: P256PublicKey) {
  const digest = `0x${"22".repeat(32)}` as const;
  const application = {
    kind: "hospital",
    npi: testNpi(1),
    homeCell: homeCell({ latitude: 45.7833, longitude: -108.5007 }),
    profile: digest,
    evidence: digest,
    encryptionKey,
  } as const;
  return {
    administrator,
    passkeyX: publicKey.x,
    passkeyY: publicKey.y,
    application: encodeApplication(application),
    attestation: { licensedUntil: FAR, insuredUntil: FAR, cover: 1_000_000_000n, evidence: digest },
  };
}

/** A chain with all contracts and one facility, for tests of the node. */
export async function startTestNetwork(): Promise<TestNetwork> {
  const folder = await mkdtemp(join(tmpdir(), "medequipshare-node-"));
  const anvil = await startAnvil();
  const client = createPublicClient({ chain, transport: http(anvil.url), pollingInterval: 10 });
  const deployer: Deployer = createWalletClient({
    account: mnemonicToAccount(WORDS),
    chain,
    transport: http(anvil.url),
  });
  const accounts = await deployAccounts(client, deployer);
  const administrator = await softwarePasskey(await createSoftwarePasskey("localhost"));
  const account = await accountAddress(client, accounts, [administrator.publicKey]);
  const keys = await openFacilityKeys(join(folder, FIRST_NODE, "keys.json"));
  const peers = await deployPeers({
    client,
    deployer,
    founders: [founder(account, administrator, publicKeyOf(await keys.keyOf(testNpi(1))))],
    productCodeRoot: `0x${"11".repeat(32)}`,
    holdings: [],
  });
  const addresses = { ...peers, ...accounts };
  return {
    url: anvil.url,
    client,
    addresses,
    administrator,
    folder,
    settings: (name, more = {}) => ({
      NAME: name,
      RPC_URL: anvil.url,
      PEER_BOOK: addresses.peerBook,
      ACCOUNT_FACTORY: addresses.accountFactory,
      DATA: join(folder, name),
      HTTP_PORT: "0",
      MQTT_PORT: "0",
      IPFS_PORT: "0",
      FACILITY_NPIS: "*",
      ENROLMENT_CODE,
      POLL_MS: "20",
      LOG: "silent",
      ...more,
    }),
    wallet: createWalletClient({
      account: mnemonicToAccount(WORDS, { addressIndex: 9 }),
      chain,
      transport: http(anvil.url),
    }),
    async fund(to) {
      const hash = await deployer.sendTransaction({ to, value: parseEther("10") });
      await client.waitForTransactionReceipt({ hash });
    },
    mine: (blocks) => createTestClient({ mode: "anvil", chain, transport: http(anvil.url) }).mine({ blocks }),
    async [Symbol.asyncDispose]() {
      await anvil[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export type TestPerson = {
  readonly account: Address;
  readonly passkey: Passkey;
  readonly node: NodeClient;
  readonly writer: NetworkWriter;
  readonly relay: NetworkWriter;
  /** Accepts an appointment by the founding facility; gives what its administrator sends for it. */
  accept(
    offer: Pick<AcceptAppointmentParameters, "roles" | "until" | "passkey">,
  ): Promise<AppointStaffParameters>;
  signIn(enrolmentCode?: string): Promise<void>;
};

export type PersonParameters = {
  /** A new one unless given. */
  readonly passkey?: Passkey;
  /** The passkey's own account unless given. */
  readonly account?: Address;
  readonly enrolmentCode?: string;
};

/** A person before a node. */
export async function aPerson(
  { addresses, client }: TestNetwork,
  nodeUrl: string,
  { passkey: given, account: other, enrolmentCode }: PersonParameters = {},
): Promise<TestPerson> {
  const passkey = given ?? (await softwarePasskey(await createSoftwarePasskey("localhost")));
  const account = other ?? (await accountAddress(client, addresses, [passkey.publicKey]));
  let token: string | undefined;
  const node = createNodeClient(nodeUrl, { token: () => token });
  const sender = passkeySender({
    operations: node.operation,
    addresses,
    passkey,
    account,
    enrolmentCode,
    pollMs: 10,
  });
  return {
    account,
    passkey,
    node,
    writer: { sender, addresses },
    relay: { sender: relaySender({ relays: node.relay, pollMs: 10 }), addresses },
    async accept(offer) {
      const signer = passkeyStatementSigner({ passkey, account, addresses });
      const terms = { signer, facilityId: 1, passkey: passkey.publicKey, ...offer };
      return { ...(await acceptAppointment({ client, addresses }, terms)), createAccount: true };
    },
    async signIn(code) {
      const { challenge } = await node.session.challenge({ body: { account } });
      const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
      const assertion = { authenticatorData, clientDataJSON, r, s };
      const body = { account, challenge, passkey: passkey.publicKey, assertion, enrolmentCode: code };
      token = (await node.session.open({ body })).token;
    },
  };
}
