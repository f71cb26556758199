import {
  type Abi,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  encodeFunctionData,
  type Hex,
} from "viem";

/** One encoded call of a contract function. */
export type Call = {
  readonly to: Address;
  readonly data: Hex;
  /** For people and audit trails; `data` alone decides what happens. */
  readonly functionName: string;
};

type Writable = "nonpayable" | "payable";

/** Encodes a call, its arguments checked against the ABI by the compiler. */
export function encodeCall<
  const abi extends Abi,
  functionName extends ContractFunctionName<abi, Writable>,
  const args extends ContractFunctionArgs<abi, Writable, functionName>,
>(to: Address, abi: abi, functionName: functionName, args: args): Call {
  // The signature above has matched arguments to the function; viem's own generics cannot infer it again.
  const erased: { abi: Abi; functionName: string; args: readonly unknown[] } = {
    abi,
    functionName,
    args: listOf(args),
  };
  return { to, data: encodeFunctionData(erased), functionName };
}

function listOf(args: unknown): readonly unknown[] {
  return Array.isArray(args) ? args : [];
}
