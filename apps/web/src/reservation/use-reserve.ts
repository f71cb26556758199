import { type ReserveParameters, reserve } from "@medequipshare/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNode } from "../http/node-provider.tsx";
import { untilIndexed } from "../http/until-indexed.ts";
import { useOpenNetwork } from "../wallet/use-open-network.ts";

export type ReservationRequest = ReserveParameters;

/** Reserves with the connected wallet; gives the reservation's id. Failures are AppErrors with what to do. */
export function useReserve() {
  const node = useNode();
  const open = useOpenNetwork();
  const queryClient = useQueryClient();
  return useMutation({
    async mutationFn(request: ReservationRequest) {
      const { reservationId, blockNumber } = await reserve(await open(), request);
      await untilIndexed(node, blockNumber);
      return reservationId;
    },
    // The event stream says the same; asking at once shows one's own act without delay.
    onSettled: (_result, _error, { unitId }) => queryClient.invalidateQueries({ queryKey: ["unit", unitId] }),
  });
}
