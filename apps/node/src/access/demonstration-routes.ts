import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@medequipshare/domain";
import { type DemonstrationPerson, routes } from "@medequipshare/protocol";
import { type Database, findFacility, findStaff } from "@medequipshare/readmodel";
import {
  accountAddress,
  type NetworkAddresses,
  parseSoftwarePasskey,
  type SoftwarePasskeyJson,
  softwarePasskey,
} from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import type { Mount } from "../http/mount.ts";

/** Chains that begin and end on one machine. */
const DEVELOPMENT_CHAINS: readonly number[] = [31_337, 31_338];

export type DemonstrationParameters = {
  /** Of key files, one for each person; without any the door does not exist. */
  readonly folders: readonly string[];
  readonly db: Database;
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
};

/**
 * Gives everybody the keys of invented people, so that they can try the page as each of them. Throws config.invalid on a
 * chain that is not a development's own: there nobody may act with a key that others have.
 */
export function mountDemonstration(
  mount: Mount,
  { folders, db, client, addresses }: DemonstrationParameters,
): void {
  if (folders.length === 0) return;
  const { chainId } = addresses;
  if (!DEVELOPMENT_CHAINS.includes(chainId)) {
    throw new AppError("config.invalid", {
      field: "MEDEQUIPSHARE_DEMONSTRATION_PEOPLE",
      value: folders.join(","),
      problem: `it gives keys away, which only a chain of id ${DEVELOPMENT_CHAINS.join(" or ")} allows, and this is chain ${chainId}`,
    });
  }
  mount(routes.demonstration.people, async () => {
    const found = await Promise.all(listKeys(folders).map((passkey) => personOf(passkey)));
    return { items: found.filter((person) => person !== undefined) };
  });

  async function personOf(passkey: SoftwarePasskeyJson): Promise<DemonstrationPerson | undefined> {
    const { publicKey } = await softwarePasskey(passkey);
    const account = await accountAddress(client, addresses, [publicKey]);
    const staff = await findStaff(db, account);
    if (staff === undefined || staff.leftAt !== null) return undefined;
    const { facilityId, roles } = staff;
    const name: unknown = (await findFacility(db, facilityId))?.profileContent?.["name"];
    const facilityName = typeof name === "string" ? name : null;
    return { account, facilityId, facilityName, roles, passkey };
  }
}

/** Those that are there by now: a network that is being seeded makes them one after the other. */
function listKeys(folders: readonly string[]): readonly SoftwarePasskeyJson[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith(".json"))
    .map((path) => parseSoftwarePasskey(JSON.parse(readFileSync(path, "utf8"))));
}
