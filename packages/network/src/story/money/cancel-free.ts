import { cancelReservation } from "@medequipshare/sdk";
import type { Hospital } from "../../seed/montana.ts";
import { expectMoney, setAside } from "./expect-money.ts";
import type { Made, Scene } from "./scene.ts";

type Cancelled = Pick<Made, "reservationId" | "escrow" | "by">;

/** Cancels so that all of the escrow comes back. */
export async function cancelFree(
  { stage }: Pick<Scene, "stage">,
  { reservationId, escrow, by }: Cancelled,
  side: Hospital,
): Promise<void> {
  const { name: who, writer } = await stage.cast.person(side, "coordinator");
  await expectMoney(
    stage,
    { who, what: `cancelled reservation ${reservationId}` },
    [setAside(by, -escrow)],
    () => cancelReservation(writer, { reservationId }),
  );
}
