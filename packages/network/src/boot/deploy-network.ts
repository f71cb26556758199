import { spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadProductCodeTree } from "@medequipshare/sdk";
import { privateKeyToAccount } from "viem/accounts";
import { devKeys } from "../chain/dev-keys.ts";
import { type Deployment, readDeployment } from "./deployment.ts";
import type { Founder } from "./founder.ts";

export interface DeployNetworkParameters {
  readonly dir: string;
  readonly rpcUrl: string;
  /** Asked only when no interrupted deployment left its parameters. */
  readonly founders: () => Promise<readonly Founder[]>;
  /** Demonstration dollars that the deployer may hand out while seeding, token units. */
  readonly supply: bigint;
}

const contracts = new URL("../", import.meta.resolve("@medequipshare/contracts")).pathname;

/**
 * Deploys all contracts with the tool that deploys to every other network too; takes a few seconds. Interrupted, it
 * resumes with the parameters it began with, for they are constructor arguments of what already stands.
 */
export async function deployNetwork(parameters: DeployNetworkParameters): Promise<Deployment> {
  const { dir, rpcUrl } = parameters;
  mkdirSync(dir, { recursive: true });
  const file = join(dir, "deploy-parameters.json");
  const out = join(dir, "deployment.json");
  const journal = join(dir, "ignition");
  const resumes = existsSync(file);
  if (!resumes) await writeParameters(file, parameters);
  const target = ["--network", "local", "--parameters", file, "--out", out, "--journal", journal];
  const deploy = () =>
    run(["tools/deploy.ts", ...target], {
      MEDEQUIPSHARE_RPC_URL: rpcUrl,
      LOCAL_DEPLOYER_KEY: devKeys.deployer,
    });
  await deploy().catch((error: unknown) => {
    if (!resumes) throw error;
    // A transaction sent but not yet noted when it was killed cannot be found again. Nobody was told of those
    // contracts, so new ones take their place.
    rmSync(journal, { recursive: true, force: true });
    return deploy();
  });
  const deployed = readDeployment(out);
  if (!deployed) throw new TypeError("the deployment left no addresses");
  return deployed;
}

/** All or nothing: a file half written when it was killed would be taken for the parameters. */
async function writeParameters(file: string, { founders, supply }: DeployNetworkParameters): Promise<void> {
  const holdings = [{ holder: privateKeyToAccount(devKeys.deployer).address, amount: supply }];
  const { root } = await loadProductCodeTree();
  const content = { founders: await founders(), productCodeRoot: root, holdings };
  const asText = (_key: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);
  writeFileSync(`${file}.tmp`, JSON.stringify(content, asText));
  renameSync(`${file}.tmp`, file);
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], {
      cwd: contracts,
      // It must not go on beside the deployment of the next start when this process is killed.
      env: { ...process.env, ...env, STOP_WITH_PARENT: "1" },
    });
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
