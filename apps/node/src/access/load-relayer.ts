import { chmod, mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "@medequipshare/domain";
import { isHex, size } from "viem";
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";

/**
 * The account that pays for what this node sends. Its key is in a file only this user may read, made on first use.
 * Throws config.invalid when the file holds no key.
 */
export async function loadRelayer(file: string): Promise<PrivateKeyAccount> {
  const key = (await readKey(file)) ?? (await makeKey(file));
  if (!isHex(key) || size(key) !== 32) {
    throw new AppError("config.invalid", {
      field: "MEDEQUIPSHARE_RELAYER_KEY_FILE",
      value: file,
      problem: "the file does not hold a private key",
    });
  }
  return privateKeyToAccount(key);
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function makeKey(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const key = generatePrivateKey();
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(`${key}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(file, 0o600);
  return key;
}
