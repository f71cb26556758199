import { sentenceOf } from "@medequipshare/sdk/tells";
import { formatReservationId } from "../ui/format-reservation-id.ts";

/** What the page says about the network's activity. */
export const insightMessages = {
  title: "Latest on the network",
  none: "Nothing has happened yet.",
  event: (name: string) =>
    sentenceOf(name) ?? name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  unit: (unitId: number) => `Unit ${unitId}`,
  reservation: (reservationId: bigint) => `Reservation ${formatReservationId(reservationId)}`,
  block: (block: number) => `block ${block}`,
  more: (count: number) => `and ${count} more`,
  history: "History of this unit",
};
