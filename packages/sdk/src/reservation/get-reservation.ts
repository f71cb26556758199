import { reservationManagerAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetReservationParameters = { readonly reservationId: bigint };
export type GetReservationReturnType = ContractFunctionReturnType<
  typeof reservationManagerAbi,
  "view",
  "detailsOf"
>;

/** A reservation with what follows from unit and terms. Throws reservation.unknown. */
export function getReservation(
  { client, addresses }: NetworkReader,
  { reservationId }: GetReservationParameters,
): Promise<GetReservationReturnType> {
  return read(
    client.readContract({
      address: addresses.reservationManager,
      abi: reservationManagerAbi,
      functionName: "detailsOf",
      args: [reservationId],
    }),
  );
}
