import type { ReactNode } from "react";
import { ActButton } from "../signing/act-button.tsx";
import type { Act } from "../signing/use-act.ts";
import type { Confirmation } from "../ui/confirm-button.tsx";

type SignButtonProps = {
  readonly reservationId: bigint;
  readonly act: Act;
  readonly disabled?: boolean;
  readonly plain?: boolean;
  /** Said once more before it is signed; for what moves money. */
  readonly confirmation?: Confirmation | undefined;
  readonly children: ReactNode;
};

/** Signs an act about a reservation, and says what came of it. */
export function SignButton({ reservationId, ...props }: SignButtonProps) {
  return <ActButton {...props} changes={[["reservation", String(reservationId)], ["reservations"]]} />;
}
