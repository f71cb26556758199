import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "@medequipshare/domain";
import { createP256Jwk, type P256PrivateJwk, requireP256Jwk } from "@medequipshare/sdk";
import { z } from "zod";

/** The private keys to which documents for this node's facilities are encrypted, by NPI. */
export type FacilityKeys = {
  /** The key of a facility, made and stored on first use. */
  keyOf(npi: string): Promise<P256PrivateJwk>;
  /** The key of a facility if it has one. */
  find(npi: string): P256PrivateJwk | undefined;
};

const fileShape = z.record(z.string().regex(/^\d{10}$/), z.unknown());

/** Opens the key file, which only this user may read. Throws config.invalid when it is not what this node wrote. */
export async function openFacilityKeys(file: string): Promise<FacilityKeys> {
  const keys = await readKeys(file);
  let turn: Promise<unknown> = Promise.resolve();

  async function make(npi: string): Promise<P256PrivateJwk> {
    const known = keys.get(npi);
    if (known !== undefined) return known;
    const made = await createP256Jwk();
    await writeKeys(file, new Map([...keys, [npi, made]]));
    keys.set(npi, made);
    return made;
  }

  return {
    find: (npi) => keys.get(npi),
    keyOf(npi) {
      // One after the other: two first uses must not make two keys.
      const result = turn.then(() => make(npi));
      turn = result.catch(() => undefined);
      return result;
    },
  };
}

async function readKeys(file: string): Promise<Map<string, P256PrivateJwk>> {
  try {
    const stored = fileShape.parse(JSON.parse(await readFile(file, "utf8")));
    return new Map(Object.entries(stored).map(([npi, jwk]) => [npi, requireP256Jwk(jwk)]));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return new Map();
    throw new AppError(
      "config.invalid",
      { field: "keys.json", value: file, problem: "it does not hold facility keys" },
      { cause },
    );
  }
}

/** Written whole and durable before it replaces the old one: a lost key is a lost archive. */
async function writeKeys(file: string, keys: ReadonlyMap<string, P256PrivateJwk>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(`${file}.new`, "w", 0o600);
  try {
    await handle.writeFile(JSON.stringify(Object.fromEntries(keys), null, 2));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
