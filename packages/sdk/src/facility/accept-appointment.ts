import type { StatementSigner } from "../access/statement-signer.ts";
import type { NetworkReader } from "../chain/network.ts";
import type { AcceptanceTerms } from "./acceptance-statement.ts";
import { getAcceptanceNonce } from "./get-acceptance-nonce.ts";
import { signAcceptance } from "./sign-acceptance.ts";
import type { AcceptedAppointment } from "./standing-acts.ts";

export type AcceptAppointmentParameters = Omit<AcceptanceTerms, "account" | "nonce"> & {
  /** The person, who takes the appointment as the account that signs. */
  readonly signer: StatementSigner;
};

/** Accepts an appointment with the nonce that counts now; gives what an administrator then sends. */
export async function acceptAppointment(
  network: NetworkReader,
  { signer, facilityId, ...terms }: AcceptAppointmentParameters,
): Promise<Required<AcceptedAppointment>> {
  const { account } = signer;
  const nonce = await getAcceptanceNonce(network, { account });
  const { addresses } = network;
  const acceptance = await signAcceptance(signer, { addresses, facilityId, account, ...terms, nonce });
  return { passkey: undefined, ...terms, account, acceptance };
}
