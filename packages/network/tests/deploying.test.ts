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

async function command(...args: readonly string[]): Promise<{ code: number; error: string }> {
  const said: string[] = [];
  const env = { node: "http://127.0.0.1:9", key: undefined, enrolmentCode: undefined, adminToken: undefined };
  const output = { out: () => undefined, error: (text: string) => said.push(text) };
  return { code: await runProgram(args, env, output), error: said.join("\n") };
}

describe("docs/deploying.md", () => {
  it("shows founders whose parameters the deployment tool accepts", { timeout: 120_000 }, async () => {
    const [, founders = ""] = /```json\n([\s\S]*?)\n```/.exec(readFileSync(guide, "utf8")) ?? [];
    const [from, parameters, out] = ["founders.json", "parameters.json", "deployment.json"].map((name) =>
      join(dir, name),
    );
    if (!from || !parameters || !out) throw new TypeError("no paths");
    writeFileSync(from, founders);
    expect(await command("network", "parameters", from, parameters)).toEqual({ code: 0, error: "" });
    const told = [
      "--network",
      "local",
      "--parameters",
      parameters,
      "--out",
      out,
      "--journal",
      join(dir, "ignition"),
    ];
    await promisify(execFile)(process.execPath, ["tools/deploy.ts", ...told], {
      cwd: contracts,
      env: { ...process.env, MEDEQUIPSHARE_RPC_URL: anvil.url, LOCAL_DEPLOYER_KEY: devKeys.deployer },
    });
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

  it("has a tool that names the field of a founder that is wrong", async () => {
    const path = join(dir, "wrong.json");
    writeFileSync(path, JSON.stringify({ founders: [{ kind: "hospital" }, {}] }));
    const { code, error } = await command("network", "parameters", path, join(dir, "never.json"));
    expect(code).toBe(65);
    expect(error).toContain("founders.0.npi");
  });
});
