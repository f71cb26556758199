import type { Call, Hex } from "@medequipshare/protocol";
import { passkeyAccountAbi } from "@medequipshare/sdk";
import { decodeAbiParameters, decodeFunctionData } from "viem";

/** ERC-7821: a batch, all or none, without further authorisation. */
const BATCH_MODE = `0x01${"00".repeat(31)}`;
/** What ERC-7821 puts into the batch's bytes, which no ABI names. */
const batch = [
  {
    type: "tuple[]",
    components: [
      { name: "to", type: "address" },
      { name: "value", type: "uint256" },
      { name: "data", type: "bytes" },
    ],
  },
] as const;

/** The calls that an account's callData runs; undefined when it is anything but a plain batch. */
export function decodeAccountCalls(callData: Hex): readonly Required<Call>[] | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi: passkeyAccountAbi, data: callData });
    if (functionName !== "execute") return undefined;
    const [mode, executionData] = args;
    if (mode !== BATCH_MODE) return undefined;
    const [calls] = decodeAbiParameters(batch, executionData);
    return calls.map(({ to, value, data }) => ({ to, value, data }));
  } catch {
    return undefined;
  }
}
