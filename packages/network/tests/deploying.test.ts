import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runProgram } from "@medequipshare/cli";
import { discoverNetwork, facilityRegistryAbi, getBalance, getStanding } from "@medequipshare/sdk";
import { createPublicClient, http } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDeployment } from "../src/boot/deployment.ts";
import { type Anvil, startAnvil } from "../src/chain/anvil.ts";
import { devKeys } from "../src/chain/dev-keys.ts";
import { localChain } from "../src/chain/local-chain.ts";
import { freeRun } from "../src/process/port.ts";

const CHAIN_ID = 31340;
const guide = new URL("../../../docs/deploying.md", import.meta.url);
const contracts = new URL("../../contracts/", import.meta.url).pathname;

let dir: string;
let anvil: Anvil;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "medequipshare-deploying-"));
  anvil = await startAnvil({ port: await freeRun(2), chainId: CHAIN_ID, statePath: undefined });
});
afterAll(async () => {
  await anvil?.stop();
  rmSync(dir, { recursive: true, force: true });
});

type Environment = Readonly<Record<string, string | undefined>>;

async function command(...args: readonly string[]): Promise<{ code: number; error: string }> {
  const said: string[] = [];
  const env = { node: "http://127.0.0.1:9", key: undefined, enrolmentCode: undefined, adminToken: undefined };
  const output = { out: () => undefined, error: (text: string) => said.push(text) };
  return { code: await runProgram(args, env, output), error: said.join("\n") };
}

/** Writes the founders that the guide shows, and makes the parameters of them as the guide says. */
async function parametersOfGuide(): Promise<string> {
  const [, founders = ""] = /```json\n([\s\S]*?)\n```/.exec(readFileSync(guide, "utf8")) ?? [];
  const from = join(dir, "founders.json");
  const parameters = join(dir, "parameters.json");
  writeFileSync(from, founders);
  expect(await command("network", "parameters", from, parameters)).toEqual({ code: 0, error: "" });
  return parameters;
}

/** Runs the tool that deploys; gives the path of what it wrote. */
async function deploy(network: string, parameters: string, env: Environment): Promise<string> {
  const out = join(dir, `${network}.json`);
  const told = ["--network", network, "--parameters", parameters, "--out", out];
  await promisify(execFile)(
    process.execPath,
    ["tools/deploy.ts", ...told, "--journal", join(dir, `ignition-${network}`)],
    { cwd: contracts, env: { ...process.env, ...env } },
  );
  return out;
}

/** Deploys to a chain of its own under a public network's id, for the tool treats some ids in a way of their own. */
async function deployToStandIn(
  { network, chainId }: { readonly network: string; readonly chainId: number },
  settings: (rpcUrl: string) => Promise<Environment>,
): Promise<void> {
  const standIn = await startAnvil({ port: await freeRun(1), chainId, statePath: undefined });
  try {
    const out = await deploy(network, await parametersOfGuide(), await settings(standIn.url));
    const deployment = readDeployment(out);
    if (deployment === undefined) throw new TypeError("the deployment left no addresses");
    expect(deployment.chainId).toBe(chainId);
    const client = createPublicClient({ transport: http(standIn.url) });
    await expect(discoverNetwork(client, deployment)).resolves.toMatchObject({ chainId });
  } finally {
    await standIn.stop();
  }
}

/** `hardhat keystore set`, in the keystore that asks for no password. */
async function keepSecret(name: string, value: string, env: Environment): Promise<void> {
  const programs = new URL("../../../node_modules/.bin/", import.meta.url);
  const hardhat = new URL("hardhat", programs).pathname;
  const running = promisify(execFile)(process.execPath, [hardhat, "keystore", "set", "--dev", name], {
    cwd: contracts,
    env: { ...process.env, ...env },
  });
  running.child.stdin?.end(`${value}\n`);
  await running;
}

describe("docs/deploying.md", () => {
  it("shows founders whose parameters the deployment tool accepts", { timeout: 120_000 }, async () => {
    const env = { MEDEQUIPSHARE_RPC_URL: anvil.url, LOCAL_DEPLOYER_KEY: devKeys.deployer };
    const out = await deploy("local", await parametersOfGuide(), env);
    const deployment = readDeployment(out);
    if (deployment === undefined) throw new TypeError("the deployment left no addresses");
    const client = createPublicClient({ chain: localChain(CHAIN_ID, anvil.url), transport: http(anvil.url) });
    const addresses = await discoverNetwork(client, deployment);
    const reader = { client, addresses };
    expect(await getStanding(reader, { facilityId: 1 })).toMatchObject({
      activeUntil: Date.UTC(2036, 11, 31) / 1000,
      insuredUntil: Date.UTC(2036, 5, 30, 23) / 1000,
      cover: 5_000_000_000_000n,
    });
    expect((await getBalance(reader, { facilityId: 2 })).free).toBe(0n);
    const registry = { address: addresses.facilityRegistry, abi: facilityRegistryAbi } as const;
    expect(await client.readContract({ ...registry, functionName: "facilityCount" })).toBe(2);
  });

  it.each([
    { network: "amoy", chainId: 80_002, refused: undefined },
    { network: "sepolia", chainId: 11_155_111, refused: undefined },
    // The guide's founders name no token, and DemoDollar refuses to stand where money is real.
    { network: "polygon", chainId: 137, refused: "DemoDollarNotAllowed(137)" },
    { network: "ethereum", chainId: 1, refused: "DemoDollarNotAllowed(1)" },
  ])(
    "reaches $network of the configuration with its settings, where DemoDollar is for test networks alone",
    { timeout: 120_000 },
    async (one) => {
      const prefix = one.network.toUpperCase();
      const deploying = deployToStandIn(one, async (rpcUrl) => ({
        [`${prefix}_RPC_URL`]: rpcUrl,
        [`${prefix}_DEPLOYER_KEY`]: devKeys.deployer,
      }));
      if (one.refused === undefined) await deploying;
      else await expect(deploying).rejects.toThrow(one.refused);
    },
  );

  it("takes address and key from Hardhat's keystore", { timeout: 120_000 }, async () => {
    // Where the keystore lies; and with any of these set Hardhat takes the machine for one that has no keystore.
    const env = { XDG_CONFIG_HOME: join(dir, "config"), CI: undefined, GITHUB_ACTIONS: undefined };
    await deployToStandIn({ network: "amoy", chainId: 80_002 }, async (rpcUrl) => {
      await keepSecret("AMOY_RPC_URL", rpcUrl, env);
      await keepSecret("AMOY_DEPLOYER_KEY", devKeys.deployer, env);
      return env;
    });
  });

  it("has a tool that names the field of a founder that is wrong", async () => {
    const path = join(dir, "wrong.json");
    writeFileSync(path, JSON.stringify({ founders: [{ kind: "hospital" }, {}] }));
    const { code, error } = await command("network", "parameters", path, join(dir, "never.json"));
    expect(code).toBe(65);
    expect(error).toContain("founders.0.npi");
  });
});
