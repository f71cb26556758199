import { Role } from "@medequipshare/domain";
import { appointStaff } from "@medequipshare/sdk";
import type { Address } from "viem";
import type { Hospital } from "../montana.ts";
import type { Seeding } from "../seed-network.ts";
import { sendTogether } from "../send-together.ts";

/** Somebody who brings a wallet of their own instead of a passkey. */
export interface WalletPerson {
  readonly place: Hospital;
  readonly account: Address;
}

/** Makes the demonstration wallets coordinators of their facilities. */
export async function nameWallets(seeding: Seeding): Promise<void> {
  for (const { place, account } of seeding.wallets) {
    const administrator = await seeding.person(place, "administrator");
    const until = Math.floor(Date.now() / 1000) + 2 * 365 * 86_400;
    await sendTogether(administrator.writer, [
      (writer) => appointStaff(writer, { account, roles: Role.coordinator, until }),
    ]);
  }
}
