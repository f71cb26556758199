import type { Account, Address, Chain, Hex, Transport, TypedDataDefinition, WalletClient } from "viem";
import { hashTypedData } from "viem";
import { decodeFailure } from "../chain/decode-failure.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import type { Passkey } from "./passkey.ts";
import { personalSignHash } from "./personal-sign-hash.ts";
import { signAsAccount } from "./sign-as-account.ts";

/** A person who signs EIP-712 statements that contracts check by ERC-1271 or ECDSA; offline if need be. */
export type StatementSigner = {
  readonly account: Address;
  signStatement(statement: TypedDataDefinition): Promise<Hex>;
};

export type PasskeyStatementSignerParameters = {
  readonly passkey: Passkey;
  readonly account: Address;
  readonly addresses: Pick<NetworkAddresses, "chainId" | "webAuthnVerifier">;
};

/** A passkey account as signer. The account must exist on chain by the time its signature is checked. */
export function passkeyStatementSigner(parameters: PasskeyStatementSignerParameters): StatementSigner {
  const { passkey, account, addresses } = parameters;
  const { chainId, webAuthnVerifier } = addresses;
  return {
    account,
    signStatement(statement) {
      const hash = personalSignHash(hashTypedData(statement), account, chainId);
      return signAsAccount({ passkey, webAuthnVerifier, hash });
    },
  };
}

/** A plain wallet as signer. */
export function walletStatementSigner(
  walletClient: WalletClient<Transport, Chain | undefined, Account>,
): StatementSigner {
  return {
    account: walletClient.account.address,
    async signStatement(statement) {
      try {
        return await walletClient.signTypedData({ ...statement, account: walletClient.account });
      } catch (error) {
        throw decodeFailure(error);
      }
    },
  };
}
