import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  type Address,
  concat,
  getContractAddress,
  type Hex,
  type PublicClient,
  type WalletClient,
} from "viem";
import { entryPoint08Address } from "viem/account-abstraction";

/** Deterministic deployment proxy (Arachnid), present on every public EVM network and on anvil. */
const create2Deployer: Address = "0x4e59b44847b379578588920ca78fbf26c0b4956c";
const entryPointSalt: Hex = "0x0a59dbff790c23c976a548690c27297883cc66b4c67024f9117b0238995e35e9";
const factorySalt: Hex = "0x0000000000000000000000000000000000000000000000000000000000000000";

type Send = { readonly reader: PublicClient; readonly writer: WalletClient };

/** Puts ERC-4337's EntryPoint v0.8 at its canonical address unless it is there. */
export async function ensureEntryPoint(send: Send): Promise<Address> {
  const path = createRequire(import.meta.url).resolve(
    "@account-abstraction/contracts/artifacts/EntryPoint.json",
  );
  const { bytecode }: { bytecode: Hex } = JSON.parse(readFileSync(path, "utf8"));
  const at = await ensure(send, entryPointSalt, bytecode);
  if (at.toLowerCase() !== entryPoint08Address.toLowerCase())
    throw new TypeError(`EntryPoint would be at ${at}`);
  return at;
}

/** Puts the passkey account factory at an address that depends on its code alone, unless it is there. */
export function ensureAccountFactory(send: Send): Promise<Address> {
  const path = new URL(
    "../artifacts/src/access/PasskeyAccountFactory.sol/PasskeyAccountFactory.json",
    import.meta.url,
  );
  const { bytecode }: { bytecode: Hex } = JSON.parse(readFileSync(path, "utf8"));
  return ensure(send, factorySalt, bytecode);
}

async function ensure({ reader, writer }: Send, salt: Hex, bytecode: Hex): Promise<Address> {
  const at = getContractAddress({ opcode: "CREATE2", from: create2Deployer, salt, bytecode });
  if (await reader.getCode({ address: at })) return at;
  const { account, chain } = writer;
  if (!account) throw new TypeError("no deployer account");
  const hash = await writer.sendTransaction({
    account,
    chain: chain ?? null,
    to: create2Deployer,
    data: concat([salt, bytecode]),
  });
  await reader.waitForTransactionReceipt({ hash });
  if (!(await reader.getCode({ address: at }))) throw new TypeError(`nothing was deployed at ${at}`);
  return at;
}
