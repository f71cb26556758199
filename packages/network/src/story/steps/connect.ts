import type { Instrument } from "@medequipshare/protocol";
import { type BrokerDoor, openBrokerDoor } from "../../usage/broker-door.ts";
import { known, type Stage } from "../stage.ts";

type Side = "owner" | "borrower";
type OfUnit = { readonly unitId: number; readonly instrument: Instrument };

/** The meter connects to a side's broker, with a credential that the side's engineer issues it. */
export async function connectMeter(stage: Stage, side: Side): Promise<void> {
  const meter = known(stage.facts, "meter");
  await meter.connect(await doorAt(stage, side, { unitId: meter.unitId, instrument: "meter" }));
}

/** The lock connects to the borrower's broker. */
export async function connectLock(stage: Stage): Promise<void> {
  const lock = known(stage.facts, "lock");
  await lock.connect(await doorAt(stage, "borrower", { unitId: lock.unitId, instrument: "lock" }));
}

export async function doorAt(stage: Stage, side: Side, of: OfUnit): Promise<BrokerDoor> {
  const { cast, places, ownerNode, borrowerNode } = stage;
  const { mqttUrl } = side === "owner" ? ownerNode : borrowerNode;
  return openBrokerDoor(await cast.person(places[side], "biomedical"), mqttUrl, of);
}
