import { accountCreation, accountSigners } from "../access/account-address.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { type AcceptedAppointment, appoint } from "./standing-acts.ts";

export type AppointStaffParameters = AcceptedAppointment & {
  /** Whether `account` is the passkey's own account, to be made in the same act: its signatures count from then on. */
  readonly createAccount?: boolean | undefined;
};
export type AppointStaffReturnType = ActReceipt;

/** Appoints or changes a member of staff who has accepted. The sender is an administrator of the facility. */
export function appointStaff(
  network: NetworkWriter,
  { createAccount, ...appointment }: AppointStaffParameters,
): Promise<AppointStaffReturnType> {
  const { sender, addresses } = network;
  const { passkey } = appointment;
  if (createAccount !== true || passkey === undefined) return appoint(network, appointment);
  const data = accountCreation(accountSigners(addresses, [passkey]));
  return sender.send([
    { to: addresses.accountFactory, data, functionName: "create" },
    appoint.call(addresses, appointment),
  ]);
}
