import { custodyLedgerAbi } from "@medequipshare/contracts";
import {
  type ContractFunctionArgs,
  getAbiItem,
  type Hex,
  hashTypedData,
  type TypedDataDefinition,
} from "viem";
import type { NetworkAddresses } from "../chain/network-addresses.ts";

/** One change of hands, as both parties sign it. */
export type Handover = ContractFunctionArgs<typeof custodyLedgerAbi, "view", "digestOf">[0];

const { components } = getAbiItem({ abi: custodyLedgerAbi, name: "digestOf" }).inputs[0];
const fields = components.map(({ name, type }) => ({ name, type }));

/** The EIP-712 statement that releaser and receiver sign. */
export function handoverStatement(
  { chainId, custodyLedger }: Pick<NetworkAddresses, "chainId" | "custodyLedger">,
  handover: Handover,
): TypedDataDefinition {
  return {
    domain: { name: "MedEquipShare Custody", version: "1", chainId, verifyingContract: custodyLedger },
    types: { Handover: fields },
    primaryType: "Handover",
    message: { ...handover },
  };
}

/** The hash of the statement: the hand-over's identity in both signatures and on chain. */
export function hashHandover(
  addresses: Pick<NetworkAddresses, "chainId" | "custodyLedger">,
  handover: Handover,
): Hex {
  return hashTypedData(handoverStatement(addresses, handover));
}
