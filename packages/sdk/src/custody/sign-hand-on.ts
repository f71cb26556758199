import { AppError } from "@medequipshare/domain";
import type { Hex } from "viem";
import type { StatementSigner } from "../access/statement-signer.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import { type HandOn, handOnStatement } from "./hand-on-statement.ts";

export type SignHandOnParameters = {
  readonly addresses: Pick<NetworkAddresses, "chainId" | "custodyLedger">;
  readonly handOn: HandOn;
  readonly signer: StatementSigner;
};

/**
 * Signs a hand-on as its releaser, receiver or owner; needs no network. Throws custody.signature-invalid for anyone
 * else.
 */
export function signHandOn({ addresses, handOn, signer }: SignHandOnParameters): Promise<Hex> {
  const { handover, consentedBy } = handOn;
  const parties = [handover.releasedBy, handover.receivedBy, consentedBy].map((party) => party.toLowerCase());
  if (!parties.includes(signer.account.toLowerCase())) {
    throw new AppError("custody.signature-invalid", { signer: signer.account });
  }
  return signer.signStatement(handOnStatement(addresses, handOn));
}
