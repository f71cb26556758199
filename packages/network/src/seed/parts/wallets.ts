import { Role } from "@medequipshare/domain";
import { appointStaff } from "@medequipshare/sdk";
import type { LocalAccount } from "viem";
import { acceptByWallet } from "../../access/accept-by-wallet.ts";
import type { Hospital } from "../montana.ts";
import type { Seeding } from "../seed-network.ts";

/** Somebody who brings a wallet of their own instead of a passkey. */
export interface WalletPerson {
  readonly place: Hospital;
  readonly wallet: LocalAccount;
}

/** Makes the demonstration wallets coordinators of their facilities. */
export async function nameWallets(seeding: Seeding, idOf: (place: Hospital) => number): Promise<void> {
  for (const { place, wallet } of seeding.wallets) {
    const administrator = await seeding.person(place, "administrator");
    const until = seeding.present() + 2 * 365 * 86_400;
    const offer = { facilityId: idOf(place), roles: Role.coordinator, until };
    await appointStaff(administrator.writer, await acceptByWallet(administrator.reader, wallet, offer));
  }
}
