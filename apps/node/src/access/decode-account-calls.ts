import type { Call, Hex } from "@medequipshare/protocol";
import { decodeAbiParameters, decodeFunctionData, parseAbi } from "viem";

const abi = parseAbi(["function execute(bytes32 mode, bytes executionData) payable"]);
/** ERC-7821: a batch, all or none, without further authorisation. */
const BATCH_MODE = `0x01${"00".repeat(31)}`;
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
    const [mode, executionData] = decodeFunctionData({ abi, data: callData }).args;
    if (mode !== BATCH_MODE) return undefined;
    const [calls] = decodeAbiParameters(batch, executionData);
    return calls.map(({ to, value, data }) => ({ to, value, data }));
  } catch {
    return undefined;
  }
}
