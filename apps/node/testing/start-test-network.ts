import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNodeClient, type NodeClient } from "@medequipshare/protocol";
import {
  accountAddress,
  createSoftwarePasskey,
  type NetworkAddresses,
  type NetworkWriter,
  type Passkey,
  passkeySender,
  relaySender,
  softwarePasskey,
} from "@medequipshare/sdk";
import {
  type Address,
  createPublicClient,
  createWalletClient,
  http,
  type PublicClient,
  parseEther,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { deployAccounts } from "./deploy-accounts.ts";
import { type Deployer, deployPeers } from "./deploy-peers.ts";
import { startAnvil } from "./start-anvil.ts";

const chain = { ...foundry, id: 31_338 } as const;
/** anvil's published development words; they hold nothing anywhere else. */
const WORDS = "test test test test test test test test test test test junk";
export const ENROLMENT_CODE = "enrolment-of-tests";

export type TestNetwork = AsyncDisposable & {
  readonly url: string;
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  /** A folder that goes with the network. */
  readonly folder: string;
  /** Settings of a node on this network, on free ports, with a data folder of that name. */
  settings(name: string, more?: Readonly<Record<string, string>>): Record<string, string>;
  fund(account: Address): Promise<void>;
};

/** A chain with all contracts and no facility, for tests of the node. */
export async function startTestNetwork(): Promise<TestNetwork> {
  const folder = await mkdtemp(join(tmpdir(), "medequipshare-node-"));
  const anvil = await startAnvil();
  const client = createPublicClient({ chain, transport: http(anvil.url), pollingInterval: 10 });
  const deployer: Deployer = createWalletClient({
    account: mnemonicToAccount(WORDS),
    chain,
    transport: http(anvil.url),
  });
  const peers = await deployPeers({
    client,
    deployer,
    founders: [],
    productCodeRoot: `0x${"11".repeat(32)}`,
    holdings: [],
  });
  const addresses = { ...peers, ...(await deployAccounts(client, deployer)) };
  return {
    url: anvil.url,
    client,
    addresses,
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
    async fund(to) {
      const hash = await deployer.sendTransaction({ to, value: parseEther("10") });
      await client.waitForTransactionReceipt({ hash });
    },
    async [Symbol.asyncDispose]() {
      await anvil[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type TestPerson = {
  readonly account: Address;
  readonly passkey: Passkey;
  readonly node: NodeClient;
  readonly writer: NetworkWriter;
  readonly relay: NetworkWriter;
  signIn(enrolmentCode?: string): Promise<void>;
};

/** A person with a new passkey before a node. */
export async function aPerson(
  network: TestNetwork,
  nodeUrl: string,
  enrolmentCode?: string,
): Promise<TestPerson> {
  const { addresses, client } = network;
  const passkey = await softwarePasskey(await createSoftwarePasskey("localhost"));
  const account = await accountAddress(client, addresses, [passkey.publicKey]);
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
    async signIn(code) {
      const { challenge } = await node.session.challenge({ body: { account } });
      const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
      const assertion = { authenticatorData, clientDataJSON, r, s };
      const body = { account, challenge, passkey: passkey.publicKey, assertion, enrolmentCode: code };
      token = (await node.session.open({ body })).token;
    },
  };
}
