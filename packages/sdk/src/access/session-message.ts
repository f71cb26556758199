import type { Address, Hex } from "viem";
import { createSiweMessage } from "viem/siwe";

/** How long a node's challenge can be signed. */
export const SESSION_CHALLENGE_SECONDS = 300;

export type SessionMessageParameters = {
  readonly account: Address;
  readonly chainId: number;
  /** Of the node, 32 bytes; counts once. */
  readonly challenge: Hex;
  /** When the challenge lapses, unix seconds. */
  readonly expiresAt: number;
  /** Where the page that asks was loaded from, such as "https://share.example". */
  readonly origin: string;
};

/**
 * What a plain wallet signs to open a session at a node: a message of ERC-4361, which wallets show in words and compare
 * with the page that asks.
 */
export function sessionMessage(parameters: SessionMessageParameters): string {
  const { account, chainId, challenge, expiresAt, origin } = parameters;
  return createSiweMessage({
    address: account,
    chainId,
    domain: new URL(origin).host,
    uri: origin,
    nonce: challenge.slice(2),
    version: "1",
    statement: "Open a session at this facility node.",
    issuedAt: new Date((expiresAt - SESSION_CHALLENGE_SECONDS) * 1000),
    expirationTime: new Date(expiresAt * 1000),
  });
}
