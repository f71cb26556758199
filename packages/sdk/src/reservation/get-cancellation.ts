import { reservationManagerAbi } from "@medequipshare/contracts";
import type { TokenUnits, UnixSeconds } from "@medequipshare/domain";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetCancellationParameters = { readonly reservationId: bigint };
export type GetCancellationReturnType = {
  /** The last free second; 0 when it is never free. */
  readonly freeUntil: UnixSeconds;
  readonly lateFee: TokenUnits;
};

/** Until when cancelling is free, and what it costs later. Throws reservation.unknown. */
export async function getCancellation(
  { client, addresses }: NetworkReader,
  { reservationId }: GetCancellationParameters,
): Promise<GetCancellationReturnType> {
  const [freeUntil, lateFee] = await read(
    client.readContract({
      address: addresses.reservationManager,
      abi: reservationManagerAbi,
      functionName: "cancellationOf",
      args: [reservationId],
    }),
  );
  return { freeUntil, lateFee: BigInt(lateFee) };
}
