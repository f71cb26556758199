import { closeSync, fchmodSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { AppError } from "@medequipshare/domain";
import { parseSoftwarePasskey, type SoftwarePasskeyJson } from "@medequipshare/sdk";
import { type Hex, isHex } from "viem";

/** A plain wallet that pays its own gas; for whoever holds dollars without belonging to a facility. */
export type WalletKeyJson = { readonly kind: "wallet"; readonly privateKey: Hex };
export type KeyFile = SoftwarePasskeyJson | WalletKeyJson;

/** Reads a key file. Throws config.invalid when there is none, access.key-malformed when it is no key. */
export function readKeyFile(path: string): KeyFile {
  const value = readJson(path);
  if (typeof value === "object" && value !== null && Reflect.get(value, "kind") === "wallet") {
    const privateKey: unknown = Reflect.get(value, "privateKey");
    if (isHex(privateKey) && privateKey.length === 66) return { kind: "wallet", privateKey };
    throw new AppError("access.key-malformed", { problem: "privateKey is not 32 bytes" });
  }
  return parseSoftwarePasskey(value);
}

/** Writes a key file that only its owner can read. Throws config.invalid rather than overwrite one. */
export function writeKeyFile(path: string, key: KeyFile): void {
  using file = reservePrivateFile(path);
  file.fill(key);
}

/** A new file that only its owner can read, empty until it is filled; disposing removes it if it never was. */
export type PrivateFile = Disposable & {
  /** Writes JSON. Throws config.invalid. */
  fill(content: object): void;
};

/** Makes the file before there is anything to write. Throws config.invalid rather than overwrite one. */
export function reservePrivateFile(path: string): PrivateFile {
  const file = orInvalid(path, () => openSync(path, "wx", 0o600));
  let isFilled = false;
  return {
    fill: (content) =>
      orInvalid(path, () => {
        fchmodSync(file, 0o600);
        writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
        isFilled = true;
      }),
    [Symbol.dispose]() {
      closeSync(file);
      if (!isFilled) rmSync(path, { force: true });
    },
  };
}

function orInvalid<Value>(path: string, act: () => Value): Value {
  try {
    return act();
  } catch (cause) {
    throw new AppError(
      "config.invalid",
      { field: "--out", value: path, problem: reasonOf(cause) },
      { cause },
    );
  }
}

function readJson(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch (cause) {
    throw new AppError(
      "config.invalid",
      { field: "--key", value: path, problem: reasonOf(cause) },
      { cause },
    );
  }
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new AppError("access.key-malformed", { problem: `${path} is no JSON` }, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const code: unknown = cause instanceof Error ? Reflect.get(cause, "code") : undefined;
  if (code === "ENOENT") return "there is no such file or folder";
  if (code === "EEXIST") return "the file exists already";
  return cause instanceof Error ? cause.message : String(cause);
}
