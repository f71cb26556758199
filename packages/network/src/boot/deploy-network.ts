import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadProductCodeTree } from "@medequipshare/sdk";
import { privateKeyToAccount } from "viem/accounts";
import { devKeys } from "../chain/dev-keys.ts";
import { type Deployment, readDeployment } from "./deployment.ts";
import type { Founder } from "./founder.ts";

export interface DeployNetworkParameters {
  readonly dir: string;
  readonly rpcUrl: string;
  readonly founders: readonly Founder[];
  /** Demonstration dollars that the deployer may hand out while seeding, token units. */
  readonly supply: bigint;
}

const contracts = new URL("../", import.meta.resolve("@medequipshare/contracts")).pathname;

/** Deploys all contracts with the tool that deploys to every other network too; takes a few seconds. */
export async function deployNetwork(parameters: DeployNetworkParameters): Promise<Deployment> {
  const { dir, rpcUrl, founders, supply } = parameters;
  mkdirSync(dir, { recursive: true });
  const file = join(dir, "deploy-parameters.json");
  const out = join(dir, "deployment.json");
  const holdings = [{ holder: privateKeyToAccount(devKeys.deployer).address, amount: supply }];
  const { root } = await loadProductCodeTree();
  const content = { founders, productCodeRoot: root, holdings };
  writeFileSync(
    file,
    JSON.stringify(content, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value)),
  );
  await run(
    [
      "tools/deploy.ts",
      "--network",
      "local",
      "--parameters",
      file,
      "--out",
      out,
      "--journal",
      join(dir, "ignition"),
    ],
    {
      MEDEQUIPSHARE_RPC_URL: rpcUrl,
      LOCAL_DEPLOYER_KEY: devKeys.deployer,
    },
  );
  const deployed = readDeployment(out);
  if (!deployed) throw new TypeError("the deployment left no addresses");
  return deployed;
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], { cwd: contracts, env: { ...process.env, ...env } });
    const said: string[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`deployment ended with ${code}:\n${said.join("").slice(-3000)}`));
    });
  });
}
