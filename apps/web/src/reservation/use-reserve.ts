import { type ReserveParameters, reserve } from "@medequipshare/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useOpenNetwork } from "../wallet/use-open-network.ts";

export type ReservationRequest = ReserveParameters;

/** Reserves with the connected wallet; gives the reservation's id. Failures are AppErrors with what to do. */
export function useReserve() {
  const open = useOpenNetwork();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (request: ReservationRequest) => (await reserve(await open(), request)).reservationId,
    // The event stream says the same; asking at once shows one's own act without delay.
    onSettled: (_result, _error, { unitId }) => queryClient.invalidateQueries({ queryKey: ["unit", unitId] }),
  });
}
