import { amendmentDeskAbi } from "@medequipshare/contracts";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetOfferedToParameters = { readonly reservationId: bigint };
/** The facility a reservation is offered to; 0 for none. */
export type GetOfferedToReturnType = number;

/** Whom a reservation is offered to. */
export function getOfferedTo(
  { client, addresses }: NetworkReader,
  { reservationId }: GetOfferedToParameters,
): Promise<GetOfferedToReturnType> {
  return read(
    client.readContract({
      address: addresses.amendmentDesk,
      abi: amendmentDeskAbi,
      functionName: "offeredTo",
      args: [reservationId],
    }),
  );
}
