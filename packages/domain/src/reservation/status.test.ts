import { describe, expect, it } from "vitest";
import { parsePriority } from "./priority.ts";
import {
  isTerminal,
  parseReservationState,
  ReservationState,
  type ReservationStateName,
  requireTransition,
  reservationTransitions,
} from "./status.ts";

const states = Object.values(ReservationState).map(parseReservationState);
const legal = [
  "none-held",
  "none-confirmed",
  "held-confirmed",
  "held-cancelled",
  "held-expired",
  "confirmed-on-loan",
  "confirmed-cancelled",
  "on-loan-returned",
  "returned-settled",
];

describe("requireTransition", () => {
  const pairs: [ReservationStateName, ReservationStateName][] = states.flatMap((from) =>
    states.map((to): [ReservationStateName, ReservationStateName] => [from, to]),
  );
  it.each(pairs)("from %s to %s follows the documented table", (from, to) => {
    const attempt = () => requireTransition(from, to);
    if (legal.includes(`${from}-${to}`)) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code: "reservation.transition-illegal" }));
  });
});

describe("isTerminal", () => {
  it("is so for settled, cancelled and expired alone", () => {
    expect(states.filter(isTerminal)).toEqual(["settled", "cancelled", "expired"]);
    for (const state of states.filter(isTerminal)) expect(reservationTransitions[state]).toEqual([]);
  });
});

describe("parseReservationState", () => {
  it("reads numbers and names", () =>
    expect([3, "on-loan"].map(parseReservationState)).toEqual(["on-loan", "on-loan"]));
  it("refuses others", () =>
    expect(() => parseReservationState(8)).toThrow(
      expect.objectContaining({ code: "reservation.state-unknown" }),
    ));
});

describe("parsePriority", () => {
  it("reads numbers and names", () =>
    expect([0, "urgent", 2].map(parsePriority)).toEqual(["elective", "urgent", "emergency"]));
  it("refuses others", () =>
    expect(() => parsePriority(3)).toThrow(
      expect.objectContaining({ code: "reservation.priority-unknown" }),
    ));
});
