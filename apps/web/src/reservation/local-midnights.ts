/** The local midnights that bound `days` days, the first being the day that holds `at`; unix seconds, days + 1 of them. */
export function localMidnights(at: number, days: number): readonly number[] {
  const first = new Date(at * 1000);
  return Array.from({ length: days + 1 }, (_, offset) => {
    const midnight = new Date(first.getFullYear(), first.getMonth(), first.getDate() + offset);
    return Math.floor(midnight.getTime() / 1000);
  });
}
