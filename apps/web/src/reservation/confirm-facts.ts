import type { PriorityName } from "@medequipshare/domain";
import type { Confirmation } from "../ui/confirm-button.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { reservationMessages } from "./messages.ts";

export type ConfirmedTime = {
  /** What it is about: name, serial number and owner. */
  readonly unit: string;
  /** Unix seconds. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly priority?: PriorityName | undefined;
};

/** What, when, how urgently, who pays, and what leaves its free balance: what is said before money moves. */
export function confirmFacts(
  { unit, startsAt, endsAt, priority }: ConfirmedTime,
  payer: string,
  amounts: readonly (readonly [what: string, amount: bigint])[],
): Confirmation["facts"] {
  const time = {
    term: confirmMessages.time,
    value: confirmMessages.span(formatMoment(startsAt), formatMoment(endsAt)),
  };
  const urgency =
    priority === undefined
      ? []
      : [{ term: reservationMessages.priority, value: reservationMessages.priorities[priority] }];
  const money = amounts.map(([term, amount]) => ({ term, value: formatMoney(amount) }));
  return [
    { term: reservationMessages.unit, value: unit },
    time,
    ...urgency,
    { term: confirmMessages.payer, value: payer },
    ...money,
  ];
}

/** Whose money it is, by the facility for which the visitor coordinates; null for none. */
export function payerName(own: number | null | undefined, nameOf: (facilityId: number) => string): string {
  if (own === undefined) return confirmMessages.yours;
  return own === null ? confirmMessages.none : nameOf(own);
}
