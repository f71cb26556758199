import { formatUsd } from "@medequipshare/domain";
import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { optional, withDefault } from "../terminal/param.ts";
import { integer, moment, text } from "../terminal/params.ts";

export const listReservations = defineCommand({
  path: "reservation list",
  summary: "List reservations by start, or those on offer to a facility",
  options: {
    unit: optional(integer("id", "only of this unit")),
    facility: optional(integer("id", "only with this facility as owner or borrower")),
    offeredTo: optional(
      integer("id", "only those on offer to this facility, to accept with accept-transfer"),
    ),
    from: optional(moment("time", "only those that end after")),
    to: optional(moment("time", "only those that start before")),
    limit: withDefault(integer("count", "at most so many"), 50, "50"),
    cursor: optional(text("cursor", "as the former page gave it")),
  },
  async run({ node }, { unit: unitId, facility: facilityId, offeredTo: offeredToId, ...rest }) {
    const data = await node.reservation.list({ query: { unitId, facilityId, offeredToId, ...rest } });
    const rows = data.items.map((reservation) => [
      String(reservation.reservationId),
      String(reservation.unitId),
      String(reservation.ownerId),
      String(reservation.borrowerId),
      formatMoment(reservation.startsAt),
      formatMoment(reservation.endsAt),
      reservation.state,
      formatUsd(reservation.escrow),
    ]);
    const table = formatTable(["id", "unit", "owner", "borrower", "from", "to", "state", "escrow"], rows);
    return { data, text: data.cursor === undefined ? table : `${table}\nmore: --cursor ${data.cursor}` };
  },
});
