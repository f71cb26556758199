import type { ActReceipt, NetworkReader, NetworkWriter } from "@medequipshare/sdk";
import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNode } from "../http/node-provider.tsx";
import { untilIndexed } from "../http/until-indexed.ts";
import { useSigner } from "./signer.ts";

export type Act = (network: NetworkReader & NetworkWriter) => Promise<ActReceipt>;

/** Signs an act as whoever has signed in; `changes` are the answers it makes stale. Failures are AppErrors. */
export function useAct(changes: readonly QueryKey[]) {
  const node = useNode();
  const { open } = useSigner();
  const queryClient = useQueryClient();
  return useMutation({
    async mutationFn(act: Act) {
      const receipt = await act(await open());
      await untilIndexed(node, receipt.blockNumber);
      return receipt;
    },
    // The event stream says the same; asking at once shows one's own act without delay.
    onSettled: () => Promise.all(changes.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
}
