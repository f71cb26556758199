import { describe, expect, it } from "vitest";
import { listToday, type TodayReservation } from "./list-today.ts";

const [owner, borrower] = [1, 2] as const;
const HOUR = 3_600;
const NOW = 1_800_000_000;

function reservation(over: Partial<TodayReservation>): TodayReservation {
  const base = { reservationId: 1n, unitId: 1, ownerId: owner, borrowerId: borrower } as const;
  const time = { startsAt: NOW + 100 * HOUR, endsAt: NOW + 110 * HOUR };
  return { ...base, ...time, state: "confirmed", approval: "not-needed", heldUntil: null, ...over };
}
/** What it is to the owner, then to the borrower; in brackets what does not wait for them. */
function matters(over: Partial<TodayReservation>): readonly string[] {
  return [owner, borrower].map((facilityId) => {
    const { waiting, under } = listToday([reservation(over)], facilityId, NOW);
    return [...waiting.map(({ matter }) => matter), ...under.map(({ matter }) => `(${matter})`)].join();
  });
}
const asked = { state: "held", approval: "awaited", heldUntil: NOW + HOUR } as const;

describe("listToday", () => {
  it.each([
    ["asked for", asked, ["approve", "(awaits-owner)"]],
    ["approved", { ...asked, approval: "given" }, ["(awaits-borrower)", "confirm"]],
    ["lapsed", { ...asked, heldUntil: NOW }, ["", ""]],
    ["confirmed for later", {}, ["(coming)", "(coming)"]],
    ["to leave within a day", { startsAt: NOW + HOUR }, ["give-out", "fetch"]],
    ["never picked up", { startsAt: NOW - 2 * HOUR, endsAt: NOW }, ["end", "end"]],
    ["on loan", { state: "on-loan" }, ["(out)", "(out)"]],
    ["due back within a day", { state: "on-loan", endsAt: NOW + HOUR }, ["(out)", "bring-back"]],
    ["late", { state: "on-loan", endsAt: NOW }, ["ask-back", "bring-back"]],
    ["back and not settled", { state: "returned" }, ["settle", "settle"]],
    ["over", { state: "settled" }, ["", ""]],
  ] as const)("tells owner and borrower what is theirs of one %s", (_what, over, said) => {
    expect(matters(over)).toEqual(said);
  });

  it("puts what is due first on top, so what is late before all", () => {
    const late = reservation({ reservationId: 3n, state: "on-loan", endsAt: NOW - HOUR });
    const soon = reservation({ reservationId: 2n, startsAt: NOW + 3 * HOUR });
    const { waiting } = listToday([soon, reservation(asked), late], owner, NOW);
    expect(waiting.map(({ reservation: { reservationId } }) => reservationId)).toEqual([3n, 1n, 2n]);
  });
});
