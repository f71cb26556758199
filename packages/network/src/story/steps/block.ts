import {
  closeMaintenanceWindow,
  extendReservation,
  holdReservation,
  openMaintenanceWindow,
} from "@medequipshare/sdk";
import { untilIndexed } from "../../access/until-indexed.ts";
import { refusal } from "../refusal.ts";
import { idOf, known, type Stage } from "../stage.ts";
import { intervalOf } from "./change.ts";

/** A maintenance window takes time as a reservation does: shown, offered to nobody, extended into by nobody. */
export async function blockForMaintenance(stage: Stage, hoursAfter: number): Promise<void> {
  const { facts, places, cast, record, slotSeconds } = stage;
  const unitId = known(facts, "unitId");
  const engineer = await cast.person(places.owner, "biomedical");
  const coordinator = await cast.person(places.borrower, "coordinator");
  const { endsAt } = intervalOf(stage);
  const window = {
    startsAt: endsAt + hoursAfter * slotSeconds,
    endsAt: endsAt + (hoursAfter + 4) * slotSeconds,
  };
  const { windowId } = await openMaintenanceWindow(engineer.writer, { unitId, ...window });
  record.tell({ who: engineer.name, what: `keeps four hours free for maintenance, window ${windowId}` });

  await untilIndexed(coordinator.node, stage.chain);
  const query = { from: window.startsAt, to: window.endsAt };
  const { windows } = await coordinator.node.unit.calendar({ params: { unitId }, query });
  if (windows[0]?.windowId !== windowId) throw new Error("the calendar does not show the window");
  const borrowerId = idOf(stage, places.borrower);
  const { items } = await coordinator.node.reservation.offers({
    query: { productCode: "CBK", ...window, borrowerId },
  });
  if (items.some(({ unit }) => unit.unitId === unitId)) throw new Error("the unit is offered in its window");
  const reservationId = known(facts, "reservationId");
  const network = { ...coordinator.writer, client: stage.chain };
  await refusal("reservation.slot-taken", () =>
    extendReservation(network, { reservationId, endsAt: window.startsAt + slotSeconds }),
  );
  record.tell({ who: coordinator.name, what: "sees it in the calendar, and cannot extend into it" });
  await closeMaintenanceWindow(engineer.writer, { windowId });
  record.tell({ who: engineer.name, what: "closed the window; the time can be reserved again" });
}

/** Six hours, right after the loan or so many slots later, are kept for the maintenance due then: nobody gets them. */
export async function keepForMaintenance(stage: Stage, slotsAfter = 0): Promise<void> {
  const { facts, places, cast, record, slotSeconds } = stage;
  const unitId = known(facts, "unitId");
  const engineer = await cast.person(places.owner, "biomedical");
  const coordinator = await cast.person(places.borrower, "coordinator");
  const startsAt = intervalOf(stage).endsAt + slotsAfter * slotSeconds;
  const window = { unitId, startsAt, endsAt: startsAt + 6 * slotSeconds };
  const { windowId } = await openMaintenanceWindow(engineer.writer, window);
  record.tell({
    who: engineer.name,
    what: `keeps six hours for maintenance, window ${windowId}`,
  });
  const network = { ...coordinator.writer, client: stage.chain };
  await refusal("reservation.slot-taken", () =>
    holdReservation(network, { ...window, startsAt: startsAt - slotSeconds, priority: "urgent" }),
  );
  record.tell({ who: coordinator.name, what: "cannot hold them together with the hour before" });
}
