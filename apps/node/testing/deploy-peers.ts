import { readFile } from "node:fs/promises";
import { contractRooms, type NetworkAddresses, peerBookAbi, peerNames, peerPlaces } from "@medequipshare/sdk";
import type { Account, Chain, Transport } from "viem";
import {
  type Abi,
  type Address,
  encodeDeployData,
  type Hex,
  isHex,
  type PublicClient,
  type WalletClient,
} from "viem";

export type Deployer = WalletClient<Transport, Chain, Account>;
export type DeployPeersParameters = {
  readonly client: PublicClient;
  readonly deployer: Deployer;
  readonly founders: readonly unknown[];
  readonly productCodeRoot: Hex;
  readonly holdings: readonly { readonly holder: Address; readonly amount: bigint }[];
};

/** Deploys the peers as they were compiled. What only passkey accounts need is left out. */
export async function deployPeers(parameters: DeployPeersParameters): Promise<NetworkAddresses> {
  const { client, deployer, founders, productCodeRoot, holdings } = parameters;
  const token = await deploy(parameters, "DemoDollar", [holdings]);
  const peerBook = await deploy(parameters, "PeerBook", []);
  const constructorArguments: Readonly<Record<string, readonly unknown[]>> = {
    FacilityRegistry: [founders],
    FacilityLedger: [token],
    EquipmentRegistry: [productCodeRoot],
  };
  const peers: Record<string, Address> = {};
  for (const [position, name] of peerNames.entries()) {
    const { contract } = peerPlaces[name];
    const code = await creationCode(contract, constructorArguments[contract] ?? []);
    const book = { address: peerBook, abi: peerBookAbi } as const;
    const hash = await deployer.writeContract({ ...book, functionName: "deploy", args: [position, code] });
    await client.waitForTransactionReceipt({ hash, pollingInterval: 10 });
    peers[name] = await client.readContract({ ...book, functionName: "addressOf", args: [position] });
  }
  const nowhere: Address = "0x0000000000000000000000000000000000000000";
  // Every peer name was deployed above.
  return {
    ...peers,
    chainId: deployer.chain.id,
    peerBook,
    token,
    entryPoint: nowhere,
    accountFactory: nowhere,
    webAuthnVerifier: nowhere,
  } as NetworkAddresses;
}

async function deploy(
  { client, deployer }: DeployPeersParameters,
  name: keyof typeof contractRooms,
  args: readonly unknown[],
): Promise<Address> {
  const hash = await deployer.sendTransaction({ data: await creationCode(name, args) });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash, pollingInterval: 10 });
  if (!contractAddress) throw new Error(`${name} was not deployed`);
  return contractAddress;
}

async function creationCode(name: keyof typeof contractRooms, args: readonly unknown[]): Promise<Hex> {
  const contracts = new URL("../", import.meta.resolve("@medequipshare/contracts"));
  const file = new URL(`artifacts/src/${contractRooms[name]}/${name}.sol/${name}.json`, contracts);
  const artifact: { readonly abi: Abi; readonly bytecode: unknown } = JSON.parse(
    await readFile(file, "utf8"),
  );
  if (!isHex(artifact.bytecode)) throw new Error(`${name} is not compiled: run npm run build:contracts`);
  return encodeDeployData({ abi: artifact.abi, bytecode: artifact.bytecode, args: [...args] });
}
