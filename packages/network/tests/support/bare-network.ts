import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type AppointStaffParameters,
  acceptAppointment,
  accountAddress,
  createP256Jwk,
  createSoftwarePasskey,
  discoverNetwork,
  importP256Key,
  type NetworkReader,
  type NetworkWriter,
  type Passkey,
  passkeySender,
  passkeyStatementSigner,
  softwarePasskey,
  walletSender,
} from "@medequipshare/sdk";
import { type Address, createPublicClient, createTestClient, createWalletClient, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { Offer } from "../../src/access/person.ts";
import { deployNetwork } from "../../src/boot/deploy-network.ts";
import { founderOf } from "../../src/boot/founder.ts";
import { startAnvil } from "../../src/chain/anvil.ts";
import { devKeys } from "../../src/chain/dev-keys.ts";
import { localChain } from "../../src/chain/local-chain.ts";
import { freeRun } from "../../src/process/port.ts";
import { type Hospital, listMontanaHospitals } from "../../src/seed/montana.ts";
import { directRelay } from "./direct-relay.ts";

const CHAIN_ID = 31339;

export interface Actor {
  readonly passkey: Passkey;
  readonly account: Address;
  readonly writer: NetworkWriter;
  /** Accepts an appointment; gives what an administrator sends for it, which makes the account as well. */
  accept(offer: Offer): Promise<AppointStaffParameters>;
}

/** A chain with the contracts of a new network, its three founders, and no node. */
export interface BareNetwork extends AsyncDisposable {
  readonly reader: NetworkReader;
  /** Administrators of facilities 1 to 3. */
  readonly founders: readonly Actor[];
  readonly hospitals: readonly Hospital[];
  /** Whoever deployed: holds all dollars and pays all gas. */
  readonly deployer: NetworkWriter;
  /** Unix seconds of the latest block. */
  now(): Promise<number>;
  /** Lets time pass. */
  advance(seconds: number): Promise<void>;
  newActor(): Promise<Actor>;
}

export async function startBareNetwork(): Promise<BareNetwork> {
  const dir = mkdtempSync(join(tmpdir(), "medequipshare-"));
  const port = await freeRun(2);
  const anvil = await startAnvil({ port, chainId: CHAIN_ID, statePath: undefined });
  const chain = localChain(CHAIN_ID, anvil.url);
  const client = createPublicClient({ chain, transport: http(anvil.url), pollingInterval: 20, cacheTime: 0 });
  const wallet = createWalletClient({
    account: privateKeyToAccount(devKeys.deployer),
    chain,
    transport: http(anvil.url),
  });
  const now = async () => Number((await client.getBlock()).timestamp);
  const clock = createTestClient({ chain, mode: "anvil", transport: http(anvil.url) });
  const hospitals = listMontanaHospitals();
  const passkeys = await Promise.all([newPasskey(), newPasskey(), newPasskey()]);
  const until = (await now()) + 2 * 365 * 86_400;
  const { publicKey: encryptionKey } = await importP256Key(await createP256Jwk());
  const founders = async () =>
    passkeys.map((passkey, index) =>
      founderOf({ hospital: at(hospitals, index), administrator: passkey.publicKey, encryptionKey, until }),
    );
  const supply = 1_000_000_000_000_000n;
  const deployment = await deployNetwork({ dir, rpcUrl: anvil.url, founders, supply });
  const addresses = await discoverNetwork(client, deployment);
  const operations = directRelay({ client, wallet, addresses });
  const actor = async (passkey: Passkey): Promise<Actor> => {
    const account = await accountAddress(client, addresses, [passkey.publicKey]);
    return {
      passkey,
      account,
      writer: { addresses, sender: passkeySender({ operations, addresses, passkey, account }) },
      async accept(offer) {
        const signer = passkeyStatementSigner({ passkey, account, addresses });
        const terms = { signer, passkey: passkey.publicKey, ...offer };
        return { ...(await acceptAppointment({ client, addresses }, terms)), createAccount: true };
      },
    };
  };
  return {
    reader: { client, addresses },
    founders: await Promise.all(passkeys.map(actor)),
    hospitals,
    deployer: { addresses, sender: walletSender({ walletClient: wallet, publicClient: client }) },
    now,
    async advance(seconds) {
      await clock.increaseTime({ seconds });
      await clock.mine({ blocks: 1 });
    },
    newActor: async () => actor(await newPasskey()),
    async [Symbol.asyncDispose]() {
      await anvil.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function newPasskey(): Promise<Passkey> {
  return softwarePasskey(await createSoftwarePasskey("localhost"));
}

function at(hospitals: readonly Hospital[], index: number): Hospital {
  const found = hospitals[index];
  if (found === undefined) throw new TypeError(`no hospital ${index}`);
  return found;
}
