import type { Reservation } from "@medequipshare/protocol";
import { acceptTransfer } from "@medequipshare/sdk";
import { formatMoney } from "../ui/format-money.ts";
import { changeMessages } from "./change-messages.ts";
import { confirmFacts } from "./confirm-facts.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { SignButton } from "./sign-button.tsx";
import { useUnitLabel } from "./use-unit-label.ts";

type AcceptButtonProps = {
  readonly reservation: Pick<
    Reservation,
    "reservationId" | "unitId" | "startsAt" | "endsAt" | "priority" | "escrow"
  >;
  /** The facility that takes it over. */
  readonly taker: string;
};

/** Takes over a reservation that another facility offers, once time and price are confirmed. */
export function AcceptButton({ reservation, taker }: AcceptButtonProps) {
  const { reservationId, unitId, escrow } = reservation;
  const unit = useUnitLabel(unitId);
  return (
    <SignButton
      {...{ reservationId }}
      act={(network) => acceptTransfer(network, { reservationId })}
      confirmation={{
        title: confirmMessages.acceptTitle,
        facts: confirmFacts({ ...reservation, unit }, taker, [[confirmMessages.escrow, escrow]]),
        sign: confirmMessages.reserveSign(formatMoney(escrow)),
      }}
    >
      {changeMessages.accept(formatMoney(escrow))}
    </SignButton>
  );
}
