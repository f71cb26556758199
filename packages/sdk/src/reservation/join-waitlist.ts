import { waitlistDeskAbi } from "@medequipshare/contracts";
import { Priority, type PriorityName, type UnixSeconds } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type JoinWaitlistParameters = {
  readonly unitId: number;
  /** On the unit's slot grid, inclusive. */
  readonly startsAt: UnixSeconds;
  /** On the grid, exclusive; turnaround is included. */
  readonly endsAt: UnixSeconds;
  readonly priority: PriorityName;
  /** All live reservations and holds in the way, lapsed ones too; at most 16. The node's waitlist names them. */
  readonly blockers: readonly bigint[];
  /** A reservation of the same facility that an override displaced, whose first call this uses up. */
  readonly firstCallOf?: bigint | undefined;
};
export type JoinWaitlistReturnType = ActReceipt & {
  readonly entryId: bigint;
  /** 3 for a first call, else that of the priority. */
  readonly rank: number;
};

/** Waits for time that others have. The sender is a coordinator of the facility that waits. */
export async function joinWaitlist(
  { sender, addresses }: NetworkWriter,
  { priority, firstCallOf, ...wish }: JoinWaitlistParameters,
): Promise<JoinWaitlistReturnType> {
  const address = addresses.waitlistDesk;
  const receipt = await sender.send([
    encodeCall(address, waitlistDeskAbi, "join", [
      { ...wish, priority: Priority[priority], firstCallOf: firstCallOf ?? 0n },
    ]),
  ]);
  const { entryId, rank } = requireEvent({
    logs: receipt.logs,
    address,
    abi: waitlistDeskAbi,
    eventName: "WaitlistJoined",
  });
  return { ...receipt, entryId, rank };
}
