import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type NetworkAddresses, passkeyAccountFactoryAbi } from "@medequipshare/sdk";
import { concat, type Hex, isHex, type PublicClient } from "viem";
import { entryPoint08Address } from "viem/account-abstraction";
import type { Deployer } from "./deploy-peers.ts";

/** The CREATE2 deployer that anvil brings. */
const CREATE2_DEPLOYER = "0x4e59b44847b379578588920ca78fbf26c0b4956c";
/** With this salt of its authors the EntryPoint lands on its canonical address. */
const ENTRY_POINT_SALT = "0x0a59dbff790c23c976a548690c27297883cc66b4c67024f9117b0238995e35e9";

export type Accounts = Pick<NetworkAddresses, "accountFactory" | "webAuthnVerifier" | "entryPoint">;

/** Deploys what passkey accounts need: EntryPoint v0.8 and the factory, as they were compiled. */
export async function deployAccounts(client: PublicClient, deployer: Deployer): Promise<Accounts> {
  const require = createRequire(import.meta.resolve("@medequipshare/contracts"));
  const entryPoint = await bytecodeOf(
    require.resolve("@account-abstraction/contracts/artifacts/EntryPoint.json"),
  );
  const data = concat([ENTRY_POINT_SALT, entryPoint]);
  await mined(client, await deployer.sendTransaction({ to: CREATE2_DEPLOYER, data, gas: 10_000_000n }));
  const artifacts = new URL("../artifacts/src/access/", import.meta.resolve("@medequipshare/contracts"));
  const factory = await bytecodeOf(
    new URL("PasskeyAccountFactory.sol/PasskeyAccountFactory.json", artifacts),
  );
  const accountFactory = await mined(client, await deployer.sendTransaction({ data: factory }));
  const webAuthnVerifier = await client.readContract({
    address: accountFactory,
    abi: passkeyAccountFactoryAbi,
    functionName: "webAuthnVerifier",
  });
  return { accountFactory, webAuthnVerifier, entryPoint: entryPoint08Address };
}

async function mined(client: PublicClient, hash: Hex): Promise<Hex> {
  const receipt = await client.waitForTransactionReceipt({ hash, pollingInterval: 10 });
  if (receipt.status !== "success") throw new Error("a deployment was refused");
  return receipt.contractAddress ?? entryPoint08Address;
}

async function bytecodeOf(file: string | URL): Promise<Hex> {
  const artifact: { readonly bytecode: unknown } = JSON.parse(await readFile(file, "utf8"));
  if (!isHex(artifact.bytecode)) throw new Error(`${file} is not compiled: run npm run build:contracts`);
  return artifact.bytecode;
}
