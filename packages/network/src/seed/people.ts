import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  createSoftwarePasskey,
  type Passkey,
  parseSoftwarePasskey,
  softwarePasskey,
} from "@medequipshare/sdk";

/** The passkeys of invented people, one file each, readable by their owner alone. */
export interface People {
  /** The passkey of `role` at `facility`; made on first use and kept. */
  passkeyOf(facility: string, role: string): Promise<Passkey>;
}

export function openPeople(dir: string): People {
  const known = new Map<string, Promise<Passkey>>();
  return {
    passkeyOf(facility, role) {
      const path = join(dir, facility, `${role}.json`);
      const found = known.get(path) ?? loadOrCreate(path);
      known.set(path, found);
      return found;
    },
  };
}

async function loadOrCreate(path: string): Promise<Passkey> {
  if (existsSync(path)) return softwarePasskey(parseSoftwarePasskey(JSON.parse(readFileSync(path, "utf8"))));
  const made = await createSoftwarePasskey("localhost");
  mkdirSync(dirname(path), { recursive: true });
  // A file half written when it was killed would be taken for a passkey.
  writeFileSync(`${path}.tmp`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
  return softwarePasskey(made);
}
