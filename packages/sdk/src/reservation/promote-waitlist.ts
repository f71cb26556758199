import { waitlistDeskAbi } from "@medequipshare/contracts";
import type { ErrorCode } from "@medequipshare/domain";
import { codeOfSelector } from "../chain/code-of-selector.ts";
import { listEvents } from "../chain/find-event.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { promoteAfter, promoteUnit } from "./waitlist-acts.ts";

/** A reservation that ended, or a hold that lapsed, whose slots are kept; or a unit whose walk is due. */
export type PromoteWaitlistParameters =
  | { readonly reservationId: bigint; readonly unitId?: undefined }
  | { readonly unitId: number; readonly reservationId?: undefined };

export type PromoteWaitlistReturnType = ActReceipt & {
  /** In their order on the list. */
  readonly promoted: readonly {
    readonly entryId: bigint;
    readonly reservationId: bigint;
    readonly facilityId: number;
  }[];
  /** With the failure that reserving would have had. */
  readonly dropped: readonly {
    readonly entryId: bigint;
    readonly facilityId: number;
    readonly reason: ErrorCode;
  }[];
  /** True when the unit is not fit now, so that nobody was asked yet. */
  readonly isDeferred: boolean;
};

/** Frees kept slots and gives them to those who wait, in their order. Anyone may send it. */
export async function promoteWaitlist(
  network: NetworkWriter,
  { reservationId, unitId }: PromoteWaitlistParameters,
): Promise<PromoteWaitlistReturnType> {
  const receipt =
    reservationId === undefined
      ? await promoteUnit(network, { unitId })
      : await promoteAfter(network, { reservationId });
  const told = { logs: receipt.logs, address: network.addresses.waitlistDesk, abi: waitlistDeskAbi };
  const dropped = listEvents({ ...told, eventName: "WaitlistDropped" });
  return {
    ...receipt,
    promoted: listEvents({ ...told, eventName: "WaitlistPromoted" }).map(
      ({ entryId, reservationId, facilityId }) => ({ entryId, reservationId, facilityId }),
    ),
    dropped: dropped.map(({ entryId, facilityId, reason }) => ({
      entryId,
      facilityId,
      reason: codeOfSelector(reason),
    })),
    isDeferred: listEvents({ ...told, eventName: "WaitlistDeferred" }).length > 0,
  };
}
