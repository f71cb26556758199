import { AppError } from "@medequipshare/domain";
import { createNodeClient, type Network, type NodeClient } from "@medequipshare/protocol";
import {
  type NetworkAddresses,
  type NetworkReader,
  type NetworkWriter,
  relaySender,
} from "@medequipshare/sdk";
import { createPublicClient, defineChain, http, type PublicClient } from "viem";
import { readKeyFile } from "./key-file.ts";
import { openSession } from "./open-session.ts";
import { type Person, personOf } from "./person.ts";

export type ContextSettings = {
  readonly nodeUrl: string;
  readonly keyPath: string | undefined;
  readonly enrolmentCode: string | undefined;
  readonly adminToken: string | undefined;
  /** Instead of the RPC that the node names. */
  readonly rpcUrl: string | undefined;
};

/** What commands work with; everything is opened on first use and kept. */
export type CliContext = {
  readonly settings: ContextSettings;
  /** Carries the person's session once {@link CliContext.signIn} has opened one. */
  readonly node: NodeClient;
  /** Carries the administrator's token. */
  readonly admin: NodeClient;
  network(): Promise<Network>;
  addresses(): Promise<NetworkAddresses>;
  reader(): Promise<NetworkReader>;
  /** Acts as the person of the key file. */
  writer(): Promise<NetworkWriter>;
  /** Has the node relay what anyone may send. */
  relay(): Promise<NetworkWriter>;
  person(): Promise<Person>;
  /** Gives the token of the person's session at the node. */
  signIn(): Promise<string>;
};

export function createContext(settings: ContextSettings): CliContext {
  let token: string | undefined;
  const node = createNodeClient(settings.nodeUrl, { token: () => token });
  const network = once(() => node.network.get());
  const addresses = once(async () => addressesOf(await network()));
  const client = once(async () => clientOf(await network(), settings.rpcUrl));
  const reader = async () => ({ client: await client(), addresses: await addresses() });
  const person = once(async () => {
    if (settings.keyPath === undefined) throw new AppError("config.missing", { field: "--key" });
    const key = readKeyFile(settings.keyPath);
    return personOf({
      key,
      reader: await reader(),
      operations: node.operation,
      enrolmentCode: settings.enrolmentCode,
    });
  });
  const signIn = once(async () => {
    const opened = await openSession(node, await person(), settings.enrolmentCode);
    token = opened;
    return opened;
  });
  return {
    settings,
    node,
    admin: createNodeClient(settings.nodeUrl, { token: () => settings.adminToken }),
    network,
    addresses,
    reader,
    person,
    signIn,
    writer: async () => ({ sender: (await person()).sender, addresses: await addresses() }),
    relay: async () => ({ sender: relaySender({ relays: node.relay }), addresses: await addresses() }),
  };
}

function addressesOf({ peers, ...network }: Network): NetworkAddresses {
  const { chainId, peerBook, entryPoint, accountFactory, webAuthnVerifier, token } = network;
  return { ...peers, chainId, peerBook, entryPoint, accountFactory, webAuthnVerifier, token };
}

function clientOf({ chainId, name, rpcUrl }: Network, override: string | undefined): PublicClient {
  const url = override ?? rpcUrl;
  const nativeCurrency = { name: "Ether", symbol: "ETH", decimals: 18 };
  const chain = defineChain({ id: chainId, name, nativeCurrency, rpcUrls: { default: { http: [url] } } });
  return createPublicClient({ chain, transport: http(url), cacheTime: 0 });
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
