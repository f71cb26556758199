import { reservationManagerAbi } from "@medequipshare/contracts";
import type { UnixSeconds } from "@medequipshare/domain";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetQuoteParameters = {
  readonly unitId: number;
  readonly termsVersion: number;
  readonly startsAt: UnixSeconds;
  readonly endsAt: UnixSeconds;
};
export type GetQuoteReturnType = ContractFunctionReturnType<typeof reservationManagerAbi, "view", "quote">;

/** The escrow an interval would take under a version of the terms. */
export function getQuote(
  { client, addresses }: NetworkReader,
  { unitId, termsVersion, startsAt, endsAt }: GetQuoteParameters,
): Promise<GetQuoteReturnType> {
  return read(
    client.readContract({
      address: addresses.reservationManager,
      abi: reservationManagerAbi,
      functionName: "quote",
      args: [unitId, termsVersion, startsAt, endsAt],
    }),
  );
}
