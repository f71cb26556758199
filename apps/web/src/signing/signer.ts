import type { NetworkReader, NetworkWriter } from "@medequipshare/sdk";
import { createContext, useContext } from "react";
import type { Address } from "viem";

/** Whoever signs on this page: somebody with a passkey, or somebody with a wallet. */
export type Signer = {
  readonly kind: "passkey" | "wallet";
  readonly account: Address;
  /** What their facility calls them, where it told. */
  readonly name?: string | null;
  /** Of a passkey that this browser or its person's phone keeps. */
  readonly credentialId?: string;
  /** Whether nobody is asked when it signs, as with invented people. */
  readonly signsUnasked?: boolean;
  /** The network, to be read and acted on as this account. */
  open(): Promise<NetworkReader & NetworkWriter>;
  /**
   * Proves the account to the node; gives the token of a new session, which takes the place of that of `current` where
   * there is one. Failures are AppErrors.
   */
  openSession(current?: string): Promise<string>;
  leave(): void;
};

export const SignerContext = createContext<Signer | undefined>(undefined);

/** The signer of the scope around. */
export function useSigner(): Signer {
  const signer = useContext(SignerContext);
  if (signer === undefined) throw new TypeError("only what stands in a SignerScope can be signed");
  return signer;
}
