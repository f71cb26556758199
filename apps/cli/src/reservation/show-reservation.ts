import { formatUsd, overrideReasonTexts, parseOverrideReason } from "@medequipshare/domain";
import type { ReservationDetail } from "@medequipshare/protocol";
import { defineCommand } from "../terminal/command.ts";
import { formatFields, formatMoment, formatTable } from "../terminal/format.ts";
import { bigInteger } from "../terminal/params.ts";

export const showReservation = defineCommand({
  path: "reservation show",
  summary: "Show a reservation with its loan, custody and settlement",
  args: { reservation: bigInteger("id", "reservation id") },
  async run({ node }, { reservation: reservationId }) {
    const data = await node.reservation.get({ params: { reservationId } });
    const fields = formatFields({
      reservation: String(data.reservationId),
      unit: String(data.unitId),
      owner: String(data.ownerId),
      borrower: String(data.borrowerId),
      from: formatMoment(data.startsAt),
      to: formatMoment(data.endsAt),
      priority: data.priority,
      state: data.state,
      "held until": data.heldUntil === null ? undefined : formatMoment(data.heldUntil),
      escrow: formatUsd(data.escrow),
      "cancelling costs the borrower": cancelText(data),
      "offered to": data.offeredToId === null ? undefined : `facility ${data.offeredToId}`,
    });
    return {
      data,
      text: [fields, overrideText(data), changesText(data), loanText(data), settlementText(data)]
        .filter(Boolean)
        .join("\n\n"),
    };
  },
});

/** While it can be cancelled. */
function cancelText({ state, freeUntil, lateFee }: ReservationDetail): string | undefined {
  if (state !== "confirmed") return undefined;
  const fee = formatUsd(lateFee);
  return freeUntil === 0 ? fee : `nothing until ${formatMoment(freeUntil)}, then ${fee}`;
}

/** Of the one displaced: by whom, what it was paid, and its first call. Of the emergency's own: whom it displaced. */
function overrideText({ reservationId, override }: ReservationDetail): string {
  if (override === null) return "";
  const displaced = override.displacedFacilityName ?? `facility ${override.displacedFacilityId}`;
  const overrider = override.overriderName ?? `facility ${override.overriderId}`;
  const reason = overrideReasonTexts[parseOverrideReason(override.reason)];
  const made = { at: formatMoment(override.madeAt), reason, review: override.state };
  if (reservationId !== override.displacedId) {
    const theirs = `reservation ${override.displacedId} of ${displaced}`;
    return formatFields({
      displaced: theirs,
      ...made,
      "compensation paid": formatUsd(override.compensation),
    });
  }
  const until = `until ${formatMoment(override.firstCallUntil)}`;
  return formatFields({
    "displaced by": `an emergency of ${overrider}, reservation ${override.reservationId}`,
    ...made,
    "compensation paid to it": formatUsd(override.compensation),
    "first call": override.firstCallEntryId === null ? until : `used by entry ${override.firstCallEntryId}`,
  });
}

function changesText({ changes }: ReservationDetail): string {
  if (changes.length === 0) return "";
  const rows = changes.map((change) => [
    formatMoment(change.at),
    change.kind,
    formatMoment(change.startsAt),
    formatMoment(change.endsAt),
    String(change.borrowerId),
    formatUsd(change.escrow),
    formatUsd(change.toOwner),
    formatUsd(change.toBorrower),
  ]);
  const money = ["escrow", "to the owner", "to the borrower"];
  return formatTable(["changed at", "change", "from", "to", "borrower", ...money], rows);
}

function loanText({ loan }: ReservationDetail): string {
  if (loan === null) return "";
  const rows = loan.handovers.map((handover) => [
    String(handover.sequence),
    String(handover.releaserId),
    String(handover.receiverId),
    formatMoment(handover.signedAt),
    String(handover.runSeconds),
  ]);
  const { receivedFrom, handedOn } = loan;
  const notes = [
    receivedFrom && `Received from the borrower of reservation ${receivedFrom.fromReservationId}.`,
    handedOn && `Handed on to the borrower of reservation ${handedOn.toReservationId}.`,
  ];
  const table = formatTable(["hand-over", "from facility", "to facility", "signed", "run seconds"], rows);
  return [table, ...notes].filter(Boolean).join("\n");
}

function settlementText({ settlement }: ReservationDetail): string {
  if (settlement === null) return "";
  return formatFields({
    "metered seconds": String(settlement.meteredSeconds),
    "late seconds": String(settlement.lateSeconds),
    "to the owner": formatUsd(settlement.revenue),
    "late fee": formatUsd(settlement.lateFee),
    "to the fund": formatUsd(settlement.contribution),
    refund: formatUsd(settlement.refund),
    shortfall: formatUsd(settlement.shortfall),
  });
}
