import { dismissStaff } from "@medequipshare/sdk";
import type { LockDecision } from "../../usage/lock-machine.ts";
import { known, type Stage } from "../stage.ts";
import { connectLock } from "./connect.ts";

/** The operator asks the lock itself; it must decide so. */
export async function expectDecision(stage: Stage, expected: LockDecision): Promise<void> {
  const operator = await stage.cast.person(stage.places.borrower, "operator");
  const decision = await known(stage.facts, "lock").ask(operator.account);
  if (decision !== expected) throw new Error(`the lock ${decision}; it was to decide: ${expected}`);
  stage.record.tell({ who: operator.name, what: `asked the lock to open; it decided: ${decision}` });
}

export async function loseNetwork({ facts, record }: Stage): Promise<void> {
  await known(facts, "lock").disconnect();
  record.tell({ who: "The lock", what: "lost its network" });
}

export async function backOnline(stage: Stage): Promise<void> {
  await connectLock(stage);
  stage.record.tell({ who: "The lock", what: "has its network back" });
}

export async function dismissOperator({ cast, places, record }: Stage): Promise<void> {
  const administrator = await cast.person(places.borrower, "administrator");
  const operator = await cast.person(places.borrower, "operator");
  await dismissStaff(administrator.writer, { account: operator.account });
  record.tell({ who: administrator.name, what: "dismissed the operator" });
}
