import { AppError } from "@medequipshare/domain";
import type { Bytes32, ReadingPayload } from "@medequipshare/protocol";
import { type NetworkAddresses, usageMeterAbi } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import { isSignedReading } from "./is-signed-reading.ts";

type MeterKey = { readonly epoch: number; readonly x: Bytes32; readonly y: Bytes32 };

export type ReadingVerifierParameters = {
  readonly client: PublicClient;
  readonly addresses: Pick<NetworkAddresses, "chainId" | "usageMeter">;
};

/**
 * Makes a check of readings against the meter keys on chain: cheap, and only to keep rubbish out of the store; what
 * counts is the contract's own check. Throws usage.meter-unknown, usage.epoch-unexpected, usage.signature-invalid.
 */
export function readingVerifier({ client, addresses }: ReadingVerifierParameters) {
  const known = new Map<number, MeterKey>();

  async function meterOf(unitId: number): Promise<MeterKey> {
    const [epoch, x, y] = await client.readContract({
      address: addresses.usageMeter,
      abi: usageMeterAbi,
      functionName: "meterOf",
      args: [unitId],
    });
    const key = { epoch, x, y };
    if (epoch !== 0) known.set(unitId, key);
    return key;
  }

  return async (reading: ReadingPayload): Promise<void> => {
    const { unitId, epoch, sequence } = reading;
    const cached = known.get(unitId);
    const key = cached?.epoch === epoch ? cached : await meterOf(unitId);
    if (key.epoch === 0) throw new AppError("usage.meter-unknown", { unitId });
    if (key.epoch !== epoch)
      throw new AppError("usage.epoch-unexpected", { unitId, epoch, current: key.epoch });
    if (!isSignedReading(reading, key, addresses))
      throw new AppError("usage.signature-invalid", { unitId, sequence });
  };
}
