import type { ReactNode } from "react";
import { ActButton } from "../wallet/act-button.tsx";
import type { Act } from "../wallet/use-act.ts";

type SignButtonProps = {
  readonly reservationId: bigint;
  readonly act: Act;
  readonly disabled?: boolean;
  readonly plain?: boolean;
  readonly children: ReactNode;
};

/** Signs an act about a reservation, and says what came of it. */
export function SignButton({ reservationId, ...props }: SignButtonProps) {
  return <ActButton {...props} changes={[["reservation", String(reservationId)], ["reservations"]]} />;
}
