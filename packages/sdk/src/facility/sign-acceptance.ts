import { AppError } from "@medequipshare/domain";
import type { Hex } from "viem";
import type { StatementSigner } from "../access/statement-signer.ts";
import { type AcceptanceStatementParameters, acceptanceStatement } from "./acceptance-statement.ts";

export type SignAcceptanceParameters = AcceptanceStatementParameters;

/** Accepts an appointment as the person appointed; needs no network. Throws facility.acceptance-invalid for anyone else. */
export function signAcceptance(signer: StatementSigner, parameters: SignAcceptanceParameters): Promise<Hex> {
  const { account, facilityId, nonce } = parameters;
  if (signer.account.toLowerCase() !== account.toLowerCase()) {
    throw new AppError("facility.acceptance-invalid", { account, facilityId, nonce });
  }
  return signer.signStatement(acceptanceStatement(parameters));
}
