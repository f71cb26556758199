// Deploys a network: `node tools/deploy.ts --network NAME --parameters FILE --out FILE [--journal DIR]`, where NAME
// is a network of hardhat.config.ts. Run again it continues where it stopped, and does nothing when all stands.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { DeploymentParameters } from "./deployment-parameters.ts";
import { deployEntryPoint } from "./entry-point.ts";

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
// Whoever started it may hold its standard input; it ends with them and is continued by the next run.
if (process.env["STOP_WITH_PARENT"]) {
  process.stdin.on("end", () => process.exit(70)).resume();
  if ("unref" in process.stdin) process.stdin.unref();
}
const parameters: DeploymentParameters = JSON.parse(readFileSync(resolve(values.parameters), "utf8"));
const outPath = resolve(values.out);
// Hardhat reads its configuration once, when it is imported.
if (values.journal) process.env["MEDEQUIPSHARE_IGNITION"] = resolve(values.journal);
process.chdir(new URL("..", import.meta.url).pathname);
const { artifacts, network } = await import("hardhat");
const { deployNetwork } = await import("./deploy-network.ts");

const connection = await network.create(values.network);
const reader = await connection.viem.getPublicClient();
const [writer] = await connection.viem.getWalletClients();
if (!writer) throw new Error(`Network ${values.network} has no deployer key.`);

const entryPoint = await deployEntryPoint({
  codeAt: (address) => reader.getCode({ address }),
  async send(transaction) {
    const hash = await writer.sendTransaction(transaction);
    await reader.waitForTransactionReceipt({ hash, pollingInterval: 50 });
  },
});
const chainId = await reader.getChainId();
const genesis = await reader.getBlock({ blockNumber: 0n });
// The genesis block tells a development chain that began anew from the one that was deployed to before.
const deploymentId = `chain-${chainId}-${genesis.hash.slice(2, 10)}`;
const deployed = await deployNetwork({ connection, artifacts, parameters, deploymentId });
const block = Number(await reader.getBlockNumber());
writeFileSync(`${outPath}.tmp`, `${JSON.stringify({ chainId, entryPoint, ...deployed, block }, null, 2)}\n`);
renameSync(`${outPath}.tmp`, outPath);
console.log(`deployed to chain ${chainId}: peer book ${deployed.peerBook}`);
