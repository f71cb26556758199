import {
  type Account,
  type Address,
  getAbiItem,
  getTypesForEIP712Domain,
  serializeTypedData,
  type TypedDataDefinition,
  zeroHash,
} from "viem";
import type { Stage } from "./stage.ts";

interface Offer {
  readonly facilityId: number;
  /** One of the accounts of the chain in process, without a passkey. */
  readonly person: Address;
  readonly roles: number;
  readonly until: number;
  /** Of an administrator of the facility. */
  readonly by: Account;
}

/** Has a person accept an appointment, and an administrator send it. */
export async function appoint(
  { contracts, provider, reader }: Pick<Stage, "contracts" | "provider" | "reader">,
  { facilityId, person, roles, until, by }: Offer,
): Promise<void> {
  const { facilityRegistry: facilities } = contracts;
  const nonce = await facilities.read.acceptanceNonceOf([person]);
  const chainId = await reader.getChainId();
  const domain = {
    name: "MedEquipShare Facility",
    version: "1",
    chainId,
    verifyingContract: facilities.address,
  };
  const { components } = getAbiItem({ abi: facilities.abi, name: "acceptanceDigestOf" }).inputs[0];
  const Acceptance = components.map(({ name, type }) => ({ name, type }));
  const statement: TypedDataDefinition = {
    domain,
    types: { EIP712Domain: getTypesForEIP712Domain({ domain }), Acceptance },
    primaryType: "Acceptance",
    message: { facilityId, account: person, roles, until, passkeyX: zeroHash, passkeyY: zeroHash, nonce },
  };
  const params = [person, serializeTypedData(statement)];
  const acceptance = String(await provider.request({ method: "eth_signTypedData_v4", params }));
  await facilities.write.appoint([person, roles, until, zeroHash, zeroHash, `0x${acceptance.slice(2)}`], {
    account: by,
  });
}
