import type { NetworkReader, NetworkWriter } from "@medequipshare/sdk";
import { createContext, useContext } from "react";
import type { Address } from "viem";

/** Whoever signs on this page: somebody with a passkey, or somebody with a wallet. */
export type Signer = {
  readonly kind: "passkey" | "wallet";
  readonly account: Address;
  /** The network, to be read and acted on as this account. */
  open(): Promise<NetworkReader & NetworkWriter>;
  /** Proves the account to the node; gives the token of a new session. Failures are AppErrors. */
  openSession(): Promise<string>;
  leave(): void;
};

export const SignerContext = createContext<Signer | undefined>(undefined);

/** The signer of the scope around. */
export function useSigner(): Signer {
  const signer = useContext(SignerContext);
  if (signer === undefined) throw new TypeError("only what stands in a SignerScope can be signed");
  return signer;
}
