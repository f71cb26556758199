import type { ScheduleRow } from "@medequipshare/protocol";

type Kind = ScheduleRow["busy"][number]["state"] | "maintenance";

const words: Readonly<Record<Kind, string>> = {
  held: "Held",
  confirmed: "Confirmed",
  "on-loan": "On loan",
  returned: "Returned",
  maintenance: "Maintenance",
};

/** What the schedule of all units says. */
export const scheduleMessages = {
  words,
  letters: { held: "H", confirmed: "C", "on-loan": "L", returned: "R", maintenance: "M" } as Readonly<
    Record<Kind, string>
  >,
  title: "Schedule",
  lead: "Every unit of the network and when it is taken. What is blank is free.",
  filters: "Narrow the schedule",
  type: "Type",
  anyType: "Every type",
  owner: "Owner",
  anyOwner: "Every owner",
  view: "Shown as",
  timeline: "Timeline",
  table: "Table",
  weekBack: "Earlier week",
  dayBack: "Earlier day",
  today: "Today",
  dayOn: "Later day",
  weekOn: "Later week",
  range: (from: string, until: string) => `${from} to ${until}`,
  units: (shown: number, more: boolean) =>
    more ? `The first ${shown} units` : shown === 1 ? "1 unit" : `${shown} units`,
  grid: (units: number) => `Schedule of ${units} units over seven days`,
  keys: "Arrow keys move by unit and day, Page Up and Page Down by a screen, Home and End to the first and last day, with Control to the first and last unit. Enter goes to the details.",
  unit: "Unit",
  legend: "What the marks mean",
  free: "Free",
  none: "No unit passes these filters. Choose every type or every owner.",
  loadMore: "Show the next units",
  dayIsFree: (day: string) => `${day}: free`,
  dayIsTaken: (day: string, taken: string, free: string) => `${day}: ${taken}. ${free}`,
  takenFor: (what: string, from: string, until: string, who: string) => `${what} ${from} to ${until}, ${who}`,
  freeFor: (lengths: string) => `Free ${lengths}`,
  nothingFree: "Nothing free",
  from: (from: string, until: string) => `${from} to ${until}`,
  details: "The day you chose",
  chooseDay: "Choose a day in the schedule to see who has the unit and what is left.",
  isFreeAllDay: "Free all day.",
  freeTimes: "Still free",
  taken: "Taken",
  reserve: "Reserve this unit",
  back: "Back to the schedule",
  takenThisWeek: "Taken in these seven days",
  nothing: "Nothing",
  ownedBy: (owner: string) => `of ${owner}`,
};
