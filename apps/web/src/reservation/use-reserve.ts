import {
  holdReservation,
  type ReservationRequest,
  reserve,
  reserveSeries,
  type SeriesOccurrence,
} from "@medequipshare/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNode } from "../http/node-provider.tsx";
import { untilIndexed } from "../http/until-indexed.ts";
import { type Signer, useSigner } from "../signing/signer.ts";
import type { Series } from "./series.ts";

export type { ReservationRequest };

/** What is asked of the contract: at once, held for a while, or again and again. */
export type Wish = {
  readonly kind: "reserve" | "hold" | "series";
  readonly request: ReservationRequest;
  readonly series?: Series | undefined;
};

export type Reserved =
  | { readonly kind: "reserve"; readonly reservationId: bigint }
  | { readonly kind: "hold"; readonly reservationId: bigint; readonly heldUntil: number }
  | { readonly kind: "series"; readonly occurrences: readonly SeriesOccurrence[] };

/** Reserves as whoever has signed in; gives what came of it. Failures are AppErrors with what to do. */
export function useReserve() {
  const node = useNode();
  const { open } = useSigner();
  const queryClient = useQueryClient();
  return useMutation({
    async mutationFn(wish: Wish) {
      const { unitId, startsAt: from, endsAt: to, stale } = wish.request;
      const known = stale ?? (await node.unit.calendar({ params: { unitId }, query: { from, to } })).stale;
      const request = { ...wish.request, stale: known };
      const { blockNumber, reserved } = await actOn({ ...wish, request }, await open());
      await untilIndexed(node, blockNumber);
      return reserved;
    },
    // The event stream says the same; asking at once shows one's own act without delay.
    onSettled: (_result, _error, { request }) =>
      queryClient.invalidateQueries({ queryKey: ["unit", request.unitId] }),
  });
}

type Acted = { readonly blockNumber: bigint; readonly reserved: Reserved };
type OpenNetwork = Awaited<ReturnType<Signer["open"]>>;

async function actOn({ kind, request, series }: Wish, network: OpenNetwork): Promise<Acted> {
  if (kind === "series" && series !== undefined) {
    const { blockNumber, occurrences } = await reserveSeries(network, { ...request, ...series });
    return { blockNumber, reserved: { kind, occurrences } };
  }
  if (kind === "hold") {
    const { blockNumber, reservationId, heldUntil } = await holdReservation(network, request);
    return { blockNumber, reserved: { kind, reservationId, heldUntil } };
  }
  const { blockNumber, reservationId } = await reserve(network, request);
  return { blockNumber, reserved: { kind: "reserve", reservationId } };
}
