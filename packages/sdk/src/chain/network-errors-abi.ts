import {
  demoDollarAbi,
  passkeyAccountAbi,
  passkeyAccountFactoryAbi,
  peerBookAbi,
  peers,
} from "@medequipshare/contracts";
import { type Abi, type AbiItem, toFunctionSelector } from "viem";
import { entryPoint08Abi } from "viem/account-abstraction";

type AbiError = Extract<AbiItem, { type: "error" }>;

const ours: readonly Abi[] = [
  peerBookAbi,
  passkeyAccountAbi,
  passkeyAccountFactoryAbi,
  demoDollarAbi,
  ...Object.values(peers).map(({ abi }) => abi),
];

/** Every custom error that a contract of ours may bubble up, each once, by selector. */
export const ownErrorsAbi: readonly AbiError[] = distinctErrors(ours);

/** The same with those of EntryPoint and of tokens. */
export const networkErrorsAbi: readonly AbiError[] = distinctErrors([...ours, entryPoint08Abi]);

function distinctErrors(abis: readonly Abi[]): readonly AbiError[] {
  const errors = abis.flat().filter((item): item is AbiError => item.type === "error");
  return [...new Map(errors.map((error) => [selectorOf(error), error])).values()];
}

function selectorOf({ name, inputs }: AbiError): string {
  return toFunctionSelector({ type: "function", name, inputs, outputs: [], stateMutability: "view" });
}
