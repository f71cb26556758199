import { type JoinWaitlistParameters, joinWaitlist } from "@medequipshare/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNode } from "../http/node-provider.tsx";
import { untilIndexed } from "../http/until-indexed.ts";
import { useSigner } from "../signing/signer.ts";

export type JoinWish = Omit<JoinWaitlistParameters, "blockers">;

/** Joins a waitlist as whoever has signed in, naming what is in the way now. Failures are AppErrors. */
export function useJoin() {
  const node = useNode();
  const { open } = useSigner();
  const queryClient = useQueryClient();
  return useMutation({
    async mutationFn(wish: JoinWish) {
      const { unitId, startsAt, endsAt } = wish;
      const { blockers } = await node.waitlist.ofUnit({ params: { unitId }, query: { startsAt, endsAt } });
      const joined = await joinWaitlist(await open(), { ...wish, blockers });
      await untilIndexed(node, joined.blockNumber);
      return joined;
    },
    // The event stream says the same; asking at once shows one's own act without delay.
    onSettled: (_joined, _error, { unitId }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["unit", unitId] }),
        queryClient.invalidateQueries({ queryKey: ["reservations"] }),
      ]),
  });
}
