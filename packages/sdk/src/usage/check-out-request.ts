import { checkoutDeskAbi } from "@medequipshare/contracts";
import { type ContractFunctionArgs, getAbiItem, type Hex, hashTypedData } from "viem";
import type { NetworkAddresses } from "../chain/network-addresses.ts";

/** What an operator's passkey signs to check a unit out. */
export type CheckOutRequest = ContractFunctionArgs<typeof checkoutDeskAbi, "view", "digestOf">[0];

const { components } = getAbiItem({ abi: checkoutDeskAbi, name: "digestOf" }).inputs[0];
const fields = components.map(({ name, type }) => ({ name, type }));

/** The EIP-712 digest of a check-out: the challenge of the operator's WebAuthn assertion. */
export function hashCheckOut(
  { chainId, checkoutDesk }: Pick<NetworkAddresses, "chainId" | "checkoutDesk">,
  request: CheckOutRequest,
): Hex {
  return hashTypedData({
    domain: { name: "MedEquipShare Checkout", version: "1", chainId, verifyingContract: checkoutDesk },
    types: { CheckOut: fields },
    primaryType: "CheckOut",
    message: { ...request },
  });
}
