import type { NodeClient } from "@medequipshare/protocol";
import {
  accountAddress,
  getAcceptanceNonce,
  passkeyStatementSigner,
  signAcceptance,
} from "@medequipshare/sdk";
import { createPublicClient, http } from "viem";
import { addressesOf } from "./addresses-of.ts";
import { browserPasskey, makePasskey } from "./browser-passkey.ts";

/**
 * Makes the passkey of somebody who holds an invitation's code; `sign` then accepts the appointment as the account of that
 * passkey. Throws access.signing-declined, access.invitation-unknown.
 */
export async function beginJoining(node: NodeClient, code: string, name: string) {
  const [network, invitation] = await Promise.all([
    node.network.get(),
    node.invitation.open({ body: { code } }),
  ]);
  const { facilityId, roles, until } = invitation;
  const { challenge, rpId } = invitation.registration;
  const { registration, publicKey } = await makePasskey(invitation.registration, name);
  const passkey = browserPasskey({ rpId, credentialId: registration.credentialId, publicKey });
  const addresses = addressesOf(network);
  const client = createPublicClient({ transport: http(network.rpcUrl) });
  const account = await accountAddress(client, addresses, [publicKey]);
  const signer = passkeyStatementSigner({ passkey, account, addresses });
  const terms = { addresses, facilityId, account, roles, until, passkey: publicKey };
  return {
    challenge,
    registration,
    async sign() {
      const nonce = await getAcceptanceNonce({ client, addresses }, { account });
      return signAcceptance(signer, { ...terms, nonce });
    },
  };
}
