import type { PeerName } from "@medequipshare/contracts";
import type { Address } from "viem";

/** Where everything of one network is. */
export type NetworkAddresses = Readonly<Record<PeerName, Address>> & {
  readonly chainId: number;
  readonly peerBook: Address;
  /** ERC-4337 EntryPoint v0.8. */
  readonly entryPoint: Address;
  /** Makes passkey accounts at addresses known beforehand. */
  readonly accountFactory: Address;
  /** ERC-7913 verifier of WebAuthn passkeys. */
  readonly webAuthnVerifier: Address;
  /** The dollar token of the ledger, 6 decimals. */
  readonly token: Address;
};
