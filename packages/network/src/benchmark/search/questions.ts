import { equipmentTypes } from "../../seed/equipment-types.ts";
import { listMontanaHospitals } from "../../seed/montana.ts";
import { FILLED_AT } from "./fill.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const SEED = 20_270_101;

/** Searches as people would make them: any type, hours to ten days, near and far, now and then with more asked. */
export function listQuestions(count: number): readonly string[] {
  const draw = drawing(SEED);
  const borrowers = listMontanaHospitals().length;
  return Array.from({ length: count }, () => {
    const startsAt = FILLED_AT + (1 + draw(30 * 24)) * HOUR;
    const hours = [4, 12, 24, 72, 168, 240][draw(6)] ?? 24;
    const within = [30, 60, 60, 120, 240, undefined][draw(6)];
    const patient = [undefined, undefined, undefined, "adult", "pediatric", "neonate"][draw(6)];
    return new URLSearchParams({
      productCode: equipmentTypes[draw(equipmentTypes.length)]?.productCode ?? "CBK",
      startsAt: String(startsAt),
      endsAt: String(startsAt + hours * HOUR),
      borrowerId: String(1 + draw(borrowers)),
      ...(within === undefined ? {} : { withinMinutes: String(within) }),
      ...(patient === undefined ? {} : { capabilities: `patient=${patient}` }),
      ...(draw(4) === 0 ? { substitutes: "true" } : {}),
    }).toString();
  });
}

/** A thousand units over seven days, beginning anywhere. */
export function listScheduleQuestions(count: number, units: number): readonly string[] {
  const draw = drawing(SEED);
  return Array.from({ length: count }, () => {
    const from = FILLED_AT + (draw(60) - 20) * DAY;
    const cursor = String(draw(Math.max(1, units - 1_000)));
    return new URLSearchParams({
      from: String(from),
      to: String(from + 7 * DAY),
      limit: "1000",
      cursor,
    }).toString();
  });
}

/** Numbers below a bound that look random: mulberry32, public domain, by Tommy Ettinger. */
function drawing(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
