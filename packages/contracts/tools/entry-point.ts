import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Address, concat, type Hex } from "viem";

/** ERC-4337 EntryPoint v0.8. */
export const entryPointAddress = "0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108";
/** The CREATE2 deployer found at this address on most networks, anvil included. */
const deployer = "0x4e59b44847b379578588920ca78fbf26c0b4956c";
/** The salt its authors deployed it with; with it the bytecode lands on the canonical address. */
const salt = "0x0a59dbff790c23c976a548690c27297883cc66b4c67024f9117b0238995e35e9";

export interface EntryPointChain {
  codeAt(address: Address): Promise<Hex | undefined>;
  /** Sends a transaction and resolves once it is included. */
  send(transaction: { readonly to: Address; readonly data: Hex; readonly gas: bigint }): Promise<void>;
}

/** Puts EntryPoint v0.8 at its canonical address unless it is there. Throws when the network has no CREATE2 deployer. */
export async function deployEntryPoint(chain: EntryPointChain): Promise<Address> {
  if (await chain.codeAt(entryPointAddress)) return entryPointAddress;
  if (!(await chain.codeAt(deployer))) {
    throw new Error(`This network has neither EntryPoint v0.8 nor the CREATE2 deployer at ${deployer}.`);
  }
  await chain.send({ to: deployer, data: concat([salt, entryPointArtifact().bytecode]), gas: 10_000_000n });
  if (!(await chain.codeAt(entryPointAddress))) throw new Error("EntryPoint v0.8 was not deployed.");
  return entryPointAddress;
}

/** The compiled EntryPoint of the ERC-4337 authors. */
export function entryPointArtifact(): { readonly bytecode: Hex; readonly deployedBytecode: Hex } {
  const path = createRequire(import.meta.url).resolve(
    "@account-abstraction/contracts/artifacts/EntryPoint.json",
  );
  return JSON.parse(readFileSync(path, "utf8"));
}
