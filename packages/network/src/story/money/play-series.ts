import { closeMaintenanceWindow, openMaintenanceWindow, reserveSeries } from "@medequipshare/sdk";
import { cancelFree } from "./cancel-free.ts";
import { expectMoney, setAside } from "./expect-money.ts";
import { moneyRule, SLOT } from "./rule.ts";
import { intervalAhead, type Scene } from "./scene.ts";

/** A window and a series that passes over it. */
export async function playSeries(scene: Scene): Promise<void> {
  const { stage, terms, plain: unitId } = scene;
  const { owner, borrower } = stage.places;
  const engineer = await stage.cast.person(owner, "biomedical");
  const { name: who, writer } = await stage.cast.person(borrower, "coordinator");
  stage.record.step("maintenance window");
  const first = await intervalAhead(stage, 90, 4);
  const day = 24 * SLOT;
  const window = { unitId, startsAt: first.startsAt + day, endsAt: first.endsAt + day };
  const { windowId } = await expectMoney(stage, { who: engineer.name, what: "opened a window" }, [], () =>
    openMaintenanceWindow(engineer.writer, window),
  );

  stage.record.step("series");
  const series = { unitId, ...first, priority: "elective", periodSeconds: day, count: 3 } as const;
  const escrow = moneyRule.escrow(terms, 4);
  const told = { who, what: "reserved a series of three, of which the window takes one" };
  const { occurrences } = await expectMoney(stage, told, [setAside(borrower, 2n * escrow)], () =>
    reserveSeries(writer, series),
  );
  const ids = occurrences.flatMap(({ reservationId }) => (reservationId === null ? [] : [reservationId]));
  if (occurrences.length !== 3 || ids.length !== 2 || occurrences[1]?.reservationId !== null)
    throw new Error("the series did not pass over the window");
  await expectMoney(stage, { who: engineer.name, what: "closed the window" }, [], () =>
    closeMaintenanceWindow(engineer.writer, { windowId }),
  );
  for (const reservationId of ids) await cancelFree(scene, { reservationId, escrow, by: borrower }, borrower);
}
