import { createPublicKey, verify } from "node:crypto";
import { AppError, encodeMeterReading } from "@medequipshare/domain";
import type { Bytes32, ReadingPayload } from "@medequipshare/protocol";
import { type NetworkAddresses, usageMeterAbi } from "@medequipshare/sdk";
import { hexToBytes, type PublicClient } from "viem";

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
    if (!isSigned(reading, key, addresses))
      throw new AppError("usage.signature-invalid", { unitId, sequence });
  };
}

function isSigned(
  reading: ReadingPayload,
  { x, y }: MeterKey,
  addresses: ReadingVerifierParameters["addresses"],
): boolean {
  const { chainId, usageMeter } = addresses;
  const preimage = encodeMeterReading(reading, { chainId, contract: usageMeter });
  const jwk = { kty: "EC", crv: "P-256", x: base64url(x), y: base64url(y) };
  const signature = Buffer.concat([hexToBytes(reading.r), hexToBytes(reading.s)]);
  try {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    return verify("sha256", preimage, { key, dsaEncoding: "ieee-p1363" }, signature);
  } catch {
    return false;
  }
}

function base64url(hex: Bytes32): string {
  return Buffer.from(hexToBytes(hex)).toString("base64url");
}
