import {
  type Address,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type Hash,
  hexToBytes,
} from "viem";
import type { Stage } from "./stage.ts";

/** Gas a transaction used. */
export async function gasOf(stage: Stage, hash: Hash): Promise<number> {
  const receipt = await stage.reader.waitForTransactionReceipt({ hash });
  if (receipt.status !== "success") throw new Error(`the measured transaction ${hash} failed`);
  return Number(receipt.gasUsed);
}

/** Gas a view spends when called from outside: the whole less 21,000 and the price of its calldata. */
export async function gasOfCall(
  stage: Stage,
  to: Address,
  call: EncodeFunctionDataParameters,
): Promise<number> {
  const data = encodeFunctionData(call);
  const params = [
    { from: stage.owner.account.address, to, data },
    "latest",
    { disableStack: true, disableMemory: true },
  ];
  const trace = await stage.provider.request({ method: "debug_traceCall", params });
  const { gas, failed } = readTrace(trace);
  if (failed) throw new Error("the measured call failed");
  const calldata = hexToBytes(data).reduce((sum, byte) => sum + (byte === 0 ? 4 : 16), 0);
  return gas - 21_000 - calldata;
}

function readTrace(trace: unknown): { gas: number; failed: boolean } {
  if (typeof trace !== "object" || trace === null || !("gas" in trace) || !("failed" in trace)) {
    throw new Error("debug_traceCall gave no gas");
  }
  return { gas: Number(trace.gas), failed: trace.failed === true };
}
