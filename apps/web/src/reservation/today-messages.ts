import type { TodayMatter } from "./list-today.ts";

/** What a hospital reads about each reservation that concerns it today. */
const matters: Readonly<Record<TodayMatter, string>> = {
  approve: "Approve or decline it",
  confirm: "Confirm it, or let it go",
  "bring-back": "Bring it back",
  "ask-back": "Ask for it: it should be back",
  fetch: "Fetch it",
  "give-out": "Have it ready",
  end: "Nobody picked it up: cancel it",
  settle: "Returned: settle it",
  "awaits-owner": "Waits for its owner",
  "awaits-borrower": "Waits for the borrower to confirm",
  out: "On loan",
  coming: "Reserved",
};

export const todayMessages = {
  matters,
  title: "Today",
  lead: (roles: string, facility: string) => `${roles}, ${facility}`,
  signInFirst: "Sign in to see what waits for you",
  noStaff: "You belong to no hospital of this network yet.",
  waiting: "Waits for your hospital",
  nothing: "Nothing waits for you.",
  nothingUnder: "Nothing of yours is out or reserved.",
  under: "Out, and coming",
  from: (name: string) => `from ${name}`,
  to: (name: string) => `to ${name}`,
  by: (moment: string) => `by ${moment}`,
  late: (length: string) => `Late ${length}`,
  reviews: (count: number) =>
    count === 1 ? "An override waits for your review" : `${count} overrides wait for your review`,
  openings: (count: number) =>
    count === 1
      ? "An opening without a grant waits for an answer"
      : `${count} openings without a grant wait for an answer`,
  offered: (count: number) =>
    count === 1 ? "A reservation is offered to you" : `${count} reservations are offered to you`,
  unfit: "Not fit to lend",
  allFit: "Every unit of your hospital is fit to lend.",
  balance: "Balance",
  free: "Free",
  escrowed: "Set aside",
  money: "All movements",
};
