import type { ActReceipt, NetworkReader, NetworkWriter } from "@medequipshare/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useOpenNetwork } from "../wallet/use-open-network.ts";

export type ChangeAct = (network: NetworkReader & NetworkWriter) => Promise<ActReceipt>;

/** Signs an act about a reservation with the connected wallet. Failures are AppErrors with what to do. */
export function useChange(reservationId: bigint) {
  const open = useOpenNetwork();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (act: ChangeAct) => act(await open()),
    // The event stream says the same; asking at once shows one's own act without delay.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["reservation", String(reservationId)] }),
  });
}
