/** What the page of a hospital's own reservations says. */
export const outAndInMessages = {
  title: "Out and in",
  lead: "What your hospital lends and borrows, what it holds and what it waits for.",
  signInFirst: "Sign in to see your hospital's reservations",
  noStaff: "You belong to no hospital of this network yet.",
  lent: "Lent to others",
  borrowed: "Borrowed from others",
  nothingLent: "Nothing of yours is out, reserved or asked for.",
  nothingBorrowed: "You have borrowed, reserved and asked for nothing. Find equipment to begin.",
  past: "Latest, with what is over",
};
