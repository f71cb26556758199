import { type Approval, type routes, unitSpecification } from "@medequipshare/protocol";
import {
  type Database,
  getUnit,
  listFacilityNames,
  listReservations,
  type ReservationRow,
} from "@medequipshare/readmodel";
import type { z } from "zod";
import { type Names, typeNameOf } from "../equipment/view.ts";
import { pageView } from "../http/page-view.ts";
import { readQuote } from "./read-quote.ts";
import { reservationView } from "./view.ts";

type Query = z.output<typeof routes.reservation.approvals.query>;
type Answer = { items: Approval[]; cursor?: string | undefined };

/** Holds that need their owner's approval and have not lapsed by `now`, chain time, each with what it would cost. */
export async function listApprovals(db: Database, query: Query, now: number): Promise<Answer> {
  const { ownerId, borrowerId, limit, cursor } = query;
  const filter = { ownerId, borrowerId, heldForApprovalAt: now, limit, after: cursor };
  const page = await listReservations(db, filter);
  const parties = page.items.flatMap((row) => [row.ownerId, row.borrowerId]);
  const names = await listFacilityNames(db, parties);
  const items = await Promise.all(page.items.map((row) => approvalView(db, row, names)));
  return { ...pageView(page, (row) => row), items };
}

async function approvalView(db: Database, row: ReservationRow, names: Names): Promise<Approval> {
  const [unit, { quote }] = await Promise.all([getUnit(db, row.unitId), readQuote(db, row)]);
  const specification = unitSpecification.safeParse(unit.specificationContent).data;
  return {
    ...reservationView(row),
    ownerName: names.get(row.ownerId) ?? null,
    borrowerName: names.get(row.borrowerId) ?? null,
    productCode: unit.productCode,
    serialNumber: unit.serialNumber,
    unitName: specification === undefined ? null : `${specification.manufacturer} ${specification.model}`,
    typeName: typeNameOf(unit.productCode),
    slotSeconds: unit.slotSeconds,
    quote,
  };
}
