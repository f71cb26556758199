import type { ActReceipt, NetworkReader, NetworkWriter } from "@medequipshare/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNode } from "../http/node-provider.tsx";
import { untilIndexed } from "../http/until-indexed.ts";
import { useOpenNetwork } from "../wallet/use-open-network.ts";

export type ChangeAct = (network: NetworkReader & NetworkWriter) => Promise<ActReceipt>;

/** Signs an act about a reservation with the connected wallet. Failures are AppErrors with what to do. */
export function useChange(reservationId: bigint) {
  const node = useNode();
  const open = useOpenNetwork();
  const queryClient = useQueryClient();
  return useMutation({
    async mutationFn(act: ChangeAct) {
      const receipt = await act(await open());
      await untilIndexed(node, receipt.blockNumber);
      return receipt;
    },
    // The event stream says the same; asking at once shows one's own act without delay.
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["reservation", String(reservationId)] }),
        queryClient.invalidateQueries({ queryKey: ["reservations"] }),
      ]),
  });
}
