const day: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** A date such as "Mon, 23 Nov", with the year when it is not this year's. `at` in unix seconds, local time. */
export function formatDay(at: number, now: number = at): string {
  const date = new Date(at * 1000);
  const sameYear = date.getFullYear() === new Date(now * 1000).getFullYear();
  return date.toLocaleDateString("en-US", sameYear ? day : { ...day, year: "numeric" });
}

/** A day of the week such as "Mon". `at` in unix seconds, local time. */
export function formatWeekday(at: number): string {
  return new Date(at * 1000).toLocaleDateString("en-US", { weekday: "short" });
}

/** The day of the month, with the month on its first: "23", "Dec 1". `at` in unix seconds, local time. */
export function formatDayOfMonth(at: number): string {
  const date = new Date(at * 1000);
  if (date.getDate() > 1) return String(date.getDate());
  return date.toLocaleDateString("en-US", { day: "numeric", month: "short" });
}

/** A time of day such as "14:00". `at` in unix seconds, local time. */
export function formatClock(at: number): string {
  return new Date(at * 1000).toLocaleTimeString("en-US", clock);
}

/** Date and time of day. `at` in unix seconds, local time. */
export function formatMoment(at: number): string {
  return `${formatDay(at)}, ${formatClock(at)}`;
}

/** A whole date such as "Nov 23, 2026". `at` in unix seconds, local time. */
export function formatDate(at: number): string {
  return new Date(at * 1000).toLocaleDateString("en-US", { day: "numeric", month: "short", year: "numeric" });
}

/** A length such as "6 h", "2 h 15 min", "3 days"; `seconds` is not negative. */
export function formatDuration(seconds: number): string {
  if (seconds >= 172_800 && seconds % 86_400 === 0) return `${seconds / 86_400} days`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}

/** The name of the zone in which the page shows times, such as "MST". */
export function timeZoneName(at: number): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZoneName: "short" }).formatToParts(at * 1000);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
