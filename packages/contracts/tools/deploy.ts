// Deploys a network: `node tools/deploy.ts --network NAME --parameters FILE --out FILE [--journal DIR]`, where NAME
// is a network of hardhat.config.ts. Run again it continues where it stopped, and does nothing when all stands.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Abi, type Address, concat, encodeDeployData, type Hex } from "viem";
import { type DeploymentParameters, founderArgument } from "./deployment-parameters.ts";
import { deployEntryPoint } from "./entry-point.ts";
import { type PeerName, peerNames } from "./peers.ts";

const { values } = parseArgs({
  options: {
    network: { type: "string", default: "local" },
    parameters: { type: "string" },
    out: { type: "string" },
    journal: { type: "string" },
  },
});
if (!values.parameters || !values.out) {
  console.error("usage: node tools/deploy.ts --network NAME --parameters FILE --out FILE [--journal DIR]");
  process.exit(64);
}
const parametersPath = resolve(values.parameters);
const outPath = resolve(values.out);
// Hardhat reads its configuration once, when it is imported.
if (values.journal) process.env["MEDEQUIPSHARE_IGNITION"] = resolve(values.journal);
process.chdir(new URL("..", import.meta.url).pathname);
const { artifacts, network } = await import("hardhat");
const { demoDollar, foundation } = await import("../ignition/modules/foundation.ts");
const { networkModule } = await import("../ignition/modules/network.ts");

const parameters: DeploymentParameters = JSON.parse(readFileSync(parametersPath, "utf8"));
const { ignition, viem } = await network.create(values.network);
const reader = await viem.getPublicClient();
const [writer] = await viem.getWalletClients();
if (!writer) throw new Error(`Network ${values.network} has no deployer key.`);

const genesis = await reader.getBlock({ blockNumber: 0n });
const chainId = await reader.getChainId();
// The genesis block tells a development chain that began anew from the one that was deployed to before.
const deploymentId = `chain-${chainId}-${genesis.hash.slice(2, 10)}`;

const entryPoint = await deployEntryPoint({
  codeAt: (address) => reader.getCode({ address }),
  async send(transaction) {
    const hash = await writer.sendTransaction(transaction);
    await reader.waitForTransactionReceipt({ hash, pollingInterval: 50 });
  },
});
const { accountFactory, peerBook } = await ignition.deploy(foundation, { deploymentId });
const webAuthnVerifier = await accountFactory.read.webAuthnVerifier();
const token = parameters.token ?? (await deployDemoDollar());
const founders = await Promise.all(
  parameters.founders.map(async (founder) => {
    const signer = concat([webAuthnVerifier, founder.passkeyX, founder.passkeyY]);
    const account = founder.administrator ?? (await accountFactory.read.predict([[signer], 1n]));
    return founderArgument(founder, account);
  }),
);
const constructorArguments: Partial<Record<PeerName, readonly unknown[]>> = {
  FacilityRegistry: [founders],
  FacilityLedger: [token],
  EquipmentRegistry: [parameters.productCodeRoot],
};
const creations = await Promise.all(
  peerNames.map(async (name) => ({ name, code: await creationCode(name, constructorArguments[name] ?? []) })),
);
await ignition.deploy(networkModule(creations), { deploymentId });

const peers: Record<string, Address> = {};
for (const [position, name] of peerNames.entries()) peers[name] = await peerBook.read.addressOf([position]);
const deployment = {
  chainId,
  entryPoint,
  accountFactory: accountFactory.address,
  webAuthnVerifier,
  token,
  peerBook: peerBook.address,
  peers,
  founders: founders.map(({ administrator }, index) => ({ facilityId: index + 1, administrator })),
  block: Number(await reader.getBlockNumber()),
};
writeFileSync(outPath, `${JSON.stringify(deployment, null, 2)}\n`);
console.log(`deployed to chain ${chainId}: peer book ${peerBook.address}`);

async function deployDemoDollar(): Promise<Address> {
  const holdings = (parameters.holdings ?? []).map(({ holder, amount }) => ({ holder, amount: BigInt(amount) }));
  const deployed = await ignition.deploy(demoDollar, { deploymentId, parameters: { DemoDollar: { holdings } } });
  return deployed.token.address;
}

async function creationCode(name: PeerName, args: readonly unknown[]): Promise<Hex> {
  const { abi, bytecode } = await artifacts.readArtifact(name);
  return encodeDeployData({ abi: abi as Abi, bytecode: bytecode as Hex, args });
}
