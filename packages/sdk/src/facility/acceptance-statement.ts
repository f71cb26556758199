import { facilityRegistryAbi } from "@medequipshare/contracts";
import { getAbiItem, type TypedDataDefinition } from "viem";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import { passkeyCoordinates } from "./membership-application.ts";
import type { Appointment } from "./standing-acts.ts";

/** The terms under which a person lets a facility appoint them. */
export type AcceptanceTerms = Appointment & {
  readonly facilityId: number;
  /** Of the account's next acceptance, see {@link getAcceptanceNonce}; any other counts for nothing. */
  readonly nonce: bigint;
};
export type AcceptanceStatementParameters = AcceptanceTerms & {
  readonly addresses: Pick<NetworkAddresses, "chainId" | "facilityRegistry">;
};

const { components } = getAbiItem({ abi: facilityRegistryAbi, name: "acceptanceDigestOf" }).inputs[0];
const fields = components.map(({ name, type }) => ({ name, type }));

/** The EIP-712 statement by which a person accepts an appointment, or a change of it, on exactly these terms. */
export function acceptanceStatement({
  addresses: { chainId, facilityRegistry },
  facilityId,
  account,
  roles,
  until,
  passkey,
  nonce,
}: AcceptanceStatementParameters): TypedDataDefinition {
  const { x: passkeyX, y: passkeyY } = passkeyCoordinates(passkey);
  return {
    domain: { name: "MedEquipShare Facility", version: "1", chainId, verifyingContract: facilityRegistry },
    types: { Acceptance: fields },
    primaryType: "Acceptance",
    message: { facilityId, account, roles, until, passkeyX, passkeyY, nonce },
  };
}
