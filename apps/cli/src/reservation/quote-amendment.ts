import { formatUsd } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatFields, formatMoment } from "../terminal/format.ts";
import { bigInteger, moment } from "../terminal/params.ts";

export const quoteAmendment = defineCommand({
  path: "reservation quote",
  summary: "Say what another time would cost a reservation or loan, before anything is signed",
  args: { reservation: bigInteger("id", "reservation id") },
  options: { from: moment("time", "new start"), to: moment("time", "new end, turnaround included") },
  async run({ node }, { reservation: reservationId, from: startsAt, to: endsAt }) {
    const data = await node.reservation.amendment({ params: { reservationId }, query: { startsAt, endsAt } });
    const { recall } = data;
    const text = formatFields({
      "escrow now": formatUsd(data.escrowBefore),
      "escrow then": formatUsd(data.escrow),
      [`late fee, from facility ${data.borrowerId} to ${data.ownerId}`]: formatUsd(data.toOwner),
      "taken from the free balance": formatUsd(data.taken),
      "given back to it": formatUsd(data.givenBack),
      "free to cancel until": data.freeUntil === 0 ? "no longer" : formatMoment(data.freeUntil),
      "if the owner recalls it, it pays the borrower": recall ? formatUsd(recall.toBorrower) : undefined,
      "and can do so from": recall ? formatMoment(recall.earliestEnd) : undefined,
    });
    return { data, text };
  },
});
