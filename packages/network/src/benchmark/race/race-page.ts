import type { RaceResult } from "./measure-race.ts";

/** How a race for the same slots ended, as a part of docs/benchmarks.md. */
export function racePage(race: RaceResult): string {
  const { attempts, clients, slots, seconds, won, told, slotsWonOnce, overlaps } = race;
  const { refusals, withAlternatives } = race;
  const codes = Object.entries(refusals).map(([code, count]) => `| refused with ${code} | ${count} |`);
  return `${attempts} attempts by ${clients} clients with passkeys through two nodes for ${slots} times of one unit.

| what | figure |
|---|---|
| seconds, attempts a second | ${seconds}, ${Math.round(attempts / seconds)} |
| reservations made, as the chain tells; attempts that were told so | ${won}; ${told} |
| times that went to exactly one | ${slotsWonOnce} of ${slots} |
| reservations that overlap another, as the chain tells | ${overlaps} |
${codes.join("\n")}
| refusals that name what is free instead | ${withAlternatives} |`;
}
