import type { Facility, ReservationDetail } from "@medequipshare/protocol";
import { offerTransfer, withdrawTransfer } from "@medequipshare/sdk";
import { useId, useState } from "react";
import { changeMessages } from "./change-messages.ts";
import { SignButton } from "./sign-button.tsx";

type TransferFormProps = {
  readonly reservation: ReservationDetail;
  readonly facilities: readonly Pick<Facility, "facilityId">[];
  readonly nameOf: (facilityId: number) => string;
};

/** Offers the borrower's reservation to another facility, or withdraws the offer. */
export function TransferForm({ reservation, facilities, nameOf }: TransferFormProps) {
  const { reservationId, ownerId, borrowerId, offeredToId } = reservation;
  const [chosen, setChosen] = useState(0);
  const id = useId();
  if (offeredToId !== null) {
    return (
      <>
        <p className="mb-3">{changeMessages.offeredTo(nameOf(offeredToId))}</p>
        <SignButton plain reservationId={reservationId} act={(to) => withdrawTransfer(to, { reservationId })}>
          {changeMessages.withdraw}
        </SignButton>
      </>
    );
  }
  const others = facilities.filter(({ facilityId }) => facilityId !== ownerId && facilityId !== borrowerId);
  return (
    <>
      <p className="mb-3 text-sm text-quiet">{changeMessages.transferLead}</p>
      <label htmlFor={id} className="text-sm text-quiet">
        {changeMessages.to}
      </label>
      <select
        id={id}
        className="field mb-4"
        value={chosen}
        onChange={(event) => setChosen(Number(event.target.value))}
      >
        <option value={0}>{changeMessages.choose}</option>
        {others.map(({ facilityId }) => (
          <option key={facilityId} value={facilityId}>
            {nameOf(facilityId)}
          </option>
        ))}
      </select>
      <SignButton
        plain
        reservationId={reservationId}
        disabled={chosen === 0}
        act={(network) => offerTransfer(network, { reservationId, toFacilityId: chosen })}
      >
        {changeMessages.offer}
      </SignButton>
    </>
  );
}
