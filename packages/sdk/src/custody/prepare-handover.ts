import { custodyLedgerAbi, usageMeterAbi } from "@medequipshare/contracts";
import type { UnixSeconds } from "@medequipshare/domain";
import type { Address, Hex } from "viem";
import { decodeFailure } from "../chain/decode-failure.ts";
import type { NetworkReader } from "../chain/network.ts";
import type { Handover } from "./handover.ts";

export type PrepareHandoverParameters = {
  readonly reservationId: bigint;
  readonly releaserId: number;
  readonly receiverId: number;
  readonly releasedBy: Address;
  readonly receivedBy: Address;
  /** Digest of the encrypted loan pack. */
  readonly loanPack: Hex;
  readonly signedAt: UnixSeconds;
};

/** Completes a hand-over with its sequence and the meter's last accepted counter, read from the chain. */
export async function prepareHandover(
  { client, addresses }: NetworkReader,
  parameters: PrepareHandoverParameters,
): Promise<Handover> {
  const unitId = Number(parameters.reservationId >> 32n);
  try {
    const [loan, reading] = await Promise.all([
      client.readContract({
        address: addresses.custodyLedger,
        abi: custodyLedgerAbi,
        functionName: "loanOf",
        args: [parameters.reservationId],
      }),
      client.readContract({
        address: addresses.usageMeter,
        abi: usageMeterAbi,
        functionName: "latest",
        args: [unitId],
      }),
    ]);
    const { sequence: meterSequence, runSeconds } = reading;
    return { ...parameters, sequence: loan.handovers, meterSequence, runSeconds };
  } catch (error) {
    throw decodeFailure(error);
  }
}
