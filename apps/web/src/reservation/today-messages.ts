import type { TodayMatter } from "./list-today.ts";

/** What is to be done about a unit, with the other hospital of its reservation. */
const sentences: Readonly<Record<TodayMatter, (unit: string, other: string) => string>> = {
  approve: (unit, other) => `${other} asks for ${unit}`,
  confirm: (unit, other) => `${other} lends you ${unit}`,
  "bring-back": (unit, other) => `${unit} goes back to ${other}`,
  "ask-back": (unit, other) => `${unit} is not back from ${other}`,
  fetch: (unit, other) => `Fetch ${unit} at ${other}`,
  "give-out": (unit, other) => `Have ${unit} ready for ${other}`,
  end: (unit) => `Nobody picked up ${unit}`,
  settle: (unit) => `${unit} is back`,
  "awaits-owner": (unit, other) => `You asked ${other} for ${unit}`,
  "awaits-borrower": (unit, other) => `You lend ${unit} to ${other}`,
  out: (unit) => `${unit} is out`,
  coming: (unit) => `${unit} is reserved`,
};

/** What one does next, or for whom one waits; it leads to the reservation. */
const nextActs: Readonly<Record<TodayMatter, string>> = {
  approve: "Approve or decline it",
  confirm: "Confirm it, or let it go",
  "bring-back": "Bring it back",
  "ask-back": "Ask for it",
  fetch: "Fetch it",
  "give-out": "Have it ready",
  end: "Cancel it",
  settle: "Settle it",
  "awaits-owner": "Waits for its owner",
  "awaits-borrower": "Waits for the borrower to confirm",
  out: "See the loan",
  coming: "See the reservation",
};

export const todayMessages = {
  sentences,
  nextActs,
  title: "Today",
  waitingLead: (waiting: number, late: number) => {
    const things = waiting === 1 ? "One thing waits for you." : `${waiting} things wait for you.`;
    const lates = late === 1 ? " One of them is late." : ` ${late} of them are late.`;
    if (waiting === 0) return "Nothing waits for you.";
    return late === 0 ? things : `${things}${lates}`;
  },
  between: (from: string, until: string) => `${from} until ${until}`,
  lead: (roles: string, facility: string) => `${roles}, ${facility}`,
  signInFirst: "Sign in to see what waits for you",
  noStaff: "You belong to no hospital of this network yet.",
  waiting: "Waiting for you",
  nothing: "Nothing waits for you.",
  nothingUnder: "Nothing of yours is out or reserved.",
  under: "Out and in",
  all: (count: number) => `All ${count}`,
  when: "When",
  equipment: "Equipment",
  state: "State",
  next: "Next",
  own: "Our equipment",
  ownUnits: (count: number) => (count === 1 ? "1 unit" : `${count} units`),
  answer: "Answer",
  from: (name: string) => `from ${name}`,
  to: (name: string) => `to ${name}`,
  by: (moment: string) => `by ${moment}`,
  reviews: (count: number) =>
    count === 1 ? "An override waits for your review" : `${count} overrides wait for your review`,
  openings: (count: number) =>
    count === 1
      ? "An opening without a grant waits for an answer"
      : `${count} openings without a grant wait for an answer`,
  offered: (count: number) =>
    count === 1 ? "A reservation is offered to you" : `${count} reservations are offered to you`,
  quotes: (count: number) =>
    count === 1
      ? "A quote for work waits for your approval"
      : `${count} quotes for work wait for your approval`,
  finished: (count: number) =>
    count === 1 ? "Work is done and waits to be accepted" : `${count} pieces of work wait to be accepted`,
  unfit: "Not fit to lend",
  allFit: "Every unit of your hospital is fit to lend.",
  balance: "Balance",
  free: "Free to spend",
  escrowed: "Set aside for loans",
  money: "All movements",
};
