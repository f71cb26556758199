import type { FeeValuesEIP1559 } from "viem";

/** No more than a most. */
export function limitFees(
  { maxFeePerGas, maxPriorityFeePerGas }: FeeValuesEIP1559,
  most: bigint,
): FeeValuesEIP1559 {
  const limited = lower(maxFeePerGas, most);
  return { maxFeePerGas: limited, maxPriorityFeePerGas: lower(maxPriorityFeePerGas, limited) };
}

/**
 * Fees that take the place of those sent before, and are not below those of now; undefined when that is more than the
 * most. Pools replace a transaction only by one that pays an eighth more of both.
 */
export function raiseFees(
  sent: FeeValuesEIP1559,
  now: FeeValuesEIP1559,
  most: bigint,
): FeeValuesEIP1559 | undefined {
  const maxFeePerGas = higher(now.maxFeePerGas, anEighthMore(sent.maxFeePerGas));
  const maxPriorityFeePerGas = higher(now.maxPriorityFeePerGas, anEighthMore(sent.maxPriorityFeePerGas));
  if (maxFeePerGas > most || maxPriorityFeePerGas > maxFeePerGas) return undefined;
  return { maxFeePerGas, maxPriorityFeePerGas };
}

const anEighthMore = (fee: bigint) => (fee * 9n) / 8n + 1n;
const higher = (a: bigint, b: bigint) => (a > b ? a : b);
const lower = (a: bigint, b: bigint) => (a < b ? a : b);
