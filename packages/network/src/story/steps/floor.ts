import { setReserveFloor } from "@medequipshare/sdk";
import type { Hex } from "viem";
import { untilIndexed } from "../../access/until-indexed.ts";
import type { Hospital } from "../../seed/montana.ts";
import { refusal } from "../refusal.ts";
import { idOf, type Stage } from "../stage.ts";
import { changeHands } from "./hand-over.ts";

/** With as many units to stay at home as there are, none is picked up, however well signed. */
export async function keepAtHome(stage: Stage, pack: Hex, borrower: Hospital): Promise<void> {
  const { owner } = stage.places;
  const coordinator = await stage.cast.person(owner, "coordinator");
  await setReserveFloor(coordinator.writer, { productCode: "CBK", floor: 2 });
  await untilIndexed(coordinator.node, stage.chain);
  const { items } = await coordinator.node.stock.get({ params: { facilityId: idOf(stage, owner) } });
  const [stock] = items;
  if (stock?.atHome !== 2 || stock.floor !== 2) throw new Error(`the node counts ${stock?.atHome} at home`);
  stage.record.tell({ who: coordinator.name, what: "keeps both ventilators at home from now on" });
  await refusal("equipment.reserve-floor", () =>
    changeHands(stage, pack, [owner, "biomedical"], [borrower, "biomedical"]),
  );
  stage.record.tell({ who: "The pick-up", what: "was refused by the contract: it would leave one at home" });
  await setReserveFloor(coordinator.writer, { productCode: "CBK", floor: 0 });
}
