import { AppError } from "@medequipshare/domain";
import type { Hex } from "@medequipshare/protocol";
import {
  type AcceptanceTerms,
  acceptanceStatement,
  accountCreation,
  accountSigners,
  decodeFailure,
  getAcceptanceNonce,
  type NetworkAddresses,
  type P256PublicKey,
} from "@medequipshare/sdk";
import { hashTypedData, type PublicClient } from "viem";

export type VerifyAcceptanceParameters = Omit<AcceptanceTerms, "nonce" | "passkey"> & {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  /** The only signer of the account, which need not exist yet. */
  readonly passkey: P256PublicKey;
  readonly signature: Hex;
};

/**
 * Throws facility.acceptance-invalid unless the account's signature will be accepted on chain: asks the account itself,
 * made for the asking (ERC-6492).
 */
export async function verifyAcceptance(parameters: VerifyAcceptanceParameters): Promise<void> {
  const { client, addresses, signature, ...terms } = parameters;
  const { account, facilityId, passkey } = terms;
  const nonce = await getAcceptanceNonce({ client, addresses }, { account });
  const hash = hashTypedData(acceptanceStatement({ addresses, ...terms, nonce }));
  const isValid = await client
    .verifyHash({
      address: account,
      hash,
      signature,
      factory: addresses.accountFactory,
      factoryData: accountCreation(accountSigners(addresses, [passkey])),
    })
    .catch((error: unknown) => {
      throw decodeFailure(error);
    });
  if (!isValid) throw new AppError("facility.acceptance-invalid", { account, facilityId, nonce });
}
