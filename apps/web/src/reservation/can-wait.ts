import type { UnitTerms } from "@medequipshare/protocol";
import { checkChoice } from "./check-choice.ts";
import type { Occupied, Taken } from "./lay-out-days.ts";

type ChoiceToWaitFor = {
  readonly choice: Occupied;
  readonly terms: UnitTerms;
  readonly slotSeconds: number;
  readonly now: number;
  readonly busy: readonly Taken[];
};

/**
 * Whether one may wait for an interval: others have it, the terms allow it, no approval is needed and no maintenance is
 * in the way, for which nobody waits.
 */
export function canWait({ busy, ...asked }: ChoiceToWaitFor): boolean {
  const { startsAt, endsAt } = asked.choice;
  const rivals = busy.filter((taken) => taken.startsAt < endsAt && startsAt < taken.endsAt);
  if (rivals.length === 0 || rivals.some(({ isMaintenance }) => isMaintenance)) return false;
  return !asked.terms.approvalNeeded && checkChoice({ ...asked, busy: [] }) === undefined;
}
