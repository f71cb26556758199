/** The local date of a moment in unix seconds, as a date field has it. */
export function dayOf(at: number): string {
  const date = new Date(at * 1000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The last second of a local date, in unix seconds. */
export const dayEnd = (day: string): number => Math.floor(Date.parse(`${day}T23:59:59`) / 1000);
