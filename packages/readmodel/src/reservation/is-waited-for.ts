import type { Row } from "../db/chain-rows.ts";
import type { unitTable } from "../equipment/table.ts";

const WAITED_FOR = 1;

/** Whether facilities wait for a unit, as its last WaitlistNoted says. */
export function isWaitedFor(unit: Row<typeof unitTable> | undefined): boolean {
  return unit !== undefined && (unit.waitlist & WAITED_FOR) !== 0;
}
