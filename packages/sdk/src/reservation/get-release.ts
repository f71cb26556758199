import { reservationManagerAbi } from "@medequipshare/contracts";
import type { UnixSeconds } from "@medequipshare/domain";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetReleaseParameters = { readonly reservationId: bigint };
export type GetReleaseReturnType = {
  /** Live, and facilities wait or waited for its slots. */
  readonly isAwaited: boolean;
  /** Ended, and its slots are taken until the waitlist is promoted. */
  readonly isKept: boolean;
  /** Until when it gives its displaced borrower first call, unix seconds inclusive; 0 for not. */
  readonly firstCallUntil: UnixSeconds;
};

/** What the end of a reservation means for those who wait. */
export async function getRelease(
  { client, addresses }: NetworkReader,
  { reservationId }: GetReleaseParameters,
): Promise<GetReleaseReturnType> {
  const manager = { address: addresses.reservationManager, abi: reservationManagerAbi } as const;
  const args = [reservationId] as const;
  const [[isAwaited, isKept], firstCallUntil] = await read(
    Promise.all([
      client.readContract({ ...manager, functionName: "waitOf", args }),
      client.readContract({ ...manager, functionName: "firstCallUntil", args }),
    ]),
  );
  return { isAwaited, isKept, firstCallUntil };
}
