import { AppError } from "@medequipshare/domain";
import type { Hex } from "viem";
import type { StatementSigner } from "../access/statement-signer.ts";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import { type Handover, handoverStatement } from "./handover.ts";

export type SignHandoverParameters = {
  readonly addresses: Pick<NetworkAddresses, "chainId" | "custodyLedger">;
  readonly handover: Handover;
  readonly signer: StatementSigner;
};

/** Signs a hand-over as its releaser or receiver; needs no network. Throws custody.signature-invalid for anyone else. */
export function signHandover({ addresses, handover, signer }: SignHandoverParameters): Promise<Hex> {
  const parties = [handover.releasedBy, handover.receivedBy].map((party) => party.toLowerCase());
  if (!parties.includes(signer.account.toLowerCase())) {
    throw new AppError("custody.signature-invalid", { signer: signer.account });
  }
  return signer.signStatement(handoverStatement(addresses, handover));
}
