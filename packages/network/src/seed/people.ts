import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createSoftwarePasskey, type SoftwarePasskey, softwarePasskeyFromJson } from "@medequipshare/sdk";

/** The passkeys of invented people, one file each, readable by their owner alone. */
export interface People {
  /** The passkey of `role` at `facility`; made on first use and kept. */
  passkeyOf(facility: string, role: string): Promise<SoftwarePasskey>;
}

export function openPeople(dir: string): People {
  const known = new Map<string, Promise<SoftwarePasskey>>();
  return {
    passkeyOf(facility, role) {
      const path = join(dir, facility, `${role}.json`);
      const found = known.get(path) ?? loadOrCreate(path);
      known.set(path, found);
      return found;
    },
  };
}

async function loadOrCreate(path: string): Promise<SoftwarePasskey> {
  if (existsSync(path)) return softwarePasskeyFromJson(JSON.parse(readFileSync(path, "utf8")));
  const passkey = await createSoftwarePasskey();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(passkey.toJson(), null, 2)}\n`, { mode: 0o600 });
  return passkey;
}
