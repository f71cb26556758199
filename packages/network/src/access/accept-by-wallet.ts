import { type AppointStaffParameters, acceptAppointment, type NetworkReader } from "@medequipshare/sdk";
import type { LocalAccount } from "viem";
import type { Offer } from "./person.ts";

/** Accepts an appointment as somebody who brings a wallet; gives what an administrator sends for it. */
export function acceptByWallet(
  network: NetworkReader,
  wallet: LocalAccount,
  offer: Offer,
): Promise<AppointStaffParameters> {
  const signer = {
    account: wallet.address,
    signStatement: (statement: Parameters<LocalAccount["signTypedData"]>[0]) =>
      wallet.signTypedData(statement),
  };
  return acceptAppointment(network, { signer, ...offer });
}
