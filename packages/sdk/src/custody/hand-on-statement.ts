import { custodyLedgerAbi } from "@medequipshare/contracts";
import {
  type ContractFunctionArgs,
  getAbiItem,
  type Hex,
  hashTypedData,
  type TypedDataDefinition,
} from "viem";
import type { NetworkAddresses } from "../chain/network-addresses.ts";
import { handoverStatement } from "./handover.ts";

/** A unit's way from one borrower directly to the next, as both and the owner sign it. */
export type HandOn = ContractFunctionArgs<typeof custodyLedgerAbi, "view", "handOnDigestOf">[0];

const { components } = getAbiItem({ abi: custodyLedgerAbi, name: "handOnDigestOf" }).inputs[0];
const fields = components.map(({ name, type }) => ({ name, type: type === "tuple" ? "Handover" : type }));

/** The EIP-712 statement that both borrowers and the owner sign. */
export function handOnStatement(
  addresses: Pick<NetworkAddresses, "chainId" | "custodyLedger">,
  handOn: HandOn,
): TypedDataDefinition {
  const { domain, types } = handoverStatement(addresses, handOn.handover);
  return {
    ...(domain === undefined ? {} : { domain }),
    types: { ...types, HandOn: fields },
    primaryType: "HandOn",
    message: { ...handOn },
  };
}

/** The hash of the statement: the hand-on's identity in all three signatures and on chain. */
export function hashHandOn(
  addresses: Pick<NetworkAddresses, "chainId" | "custodyLedger">,
  handOn: HandOn,
): Hex {
  return hashTypedData(handOnStatement(addresses, handOn));
}
