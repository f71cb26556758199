import { AppError } from "../error/app-error.ts";

/** The states of a reservation, numbered as on chain. */
export const ReservationState = {
  none: 0,
  held: 1,
  confirmed: 2,
  "on-loan": 3,
  returned: 4,
  settled: 5,
  cancelled: 6,
  expired: 7,
} as const;
export type ReservationStateName = keyof typeof ReservationState;

/** Where each state may lead; settled, cancelled and expired lead nowhere. */
export const reservationTransitions: Readonly<Record<ReservationStateName, readonly ReservationStateName[]>> =
  {
    none: ["held", "confirmed"],
    held: ["confirmed", "cancelled", "expired"],
    confirmed: ["on-loan", "cancelled"],
    "on-loan": ["returned"],
    returned: ["settled"],
    settled: [],
    cancelled: [],
    expired: [],
  };

const names: readonly ReservationStateName[] = [
  "none",
  "held",
  "confirmed",
  "on-loan",
  "returned",
  "settled",
  "cancelled",
  "expired",
];

/** A state's name for its on-chain number or name. Throws reservation.state-unknown. */
export function parseReservationState(value: string | number): ReservationStateName {
  const found = names.find((name) => name === value || ReservationState[name] === value);
  if (found === undefined) throw new AppError("reservation.state-unknown", { field: "state", value });
  return found;
}

/** Throws reservation.transition-illegal unless a reservation may go from one state to the other. */
export function requireTransition(from: ReservationStateName, to: ReservationStateName): void {
  if (!reservationTransitions[from].includes(to)) {
    throw new AppError("reservation.transition-illegal", { from, to });
  }
}

/** Tells whether nothing can follow. */
export function isTerminal(state: ReservationStateName): boolean {
  return state !== "none" && reservationTransitions[state].length === 0;
}
