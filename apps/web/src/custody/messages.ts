/** What the screens say about who has a unit in its hands. */
export const custodyMessages = {
  course: "Course of the loan",
  notStarted: "The unit has not been picked up yet.",
  handover: (from: string, to: string) => `${from} handed it to ${to}`,
  signedBoth: "Both signed one statement",
  counter: (time: string) => `meter at ${time}`,
  inspected: "The borrower inspected it on arrival and accepted it",
  granted: "Checked out by an operator",
  grantedHow: "by passkey and the lock's signed presence, both verified by the contract",
  returned: "Back with its owner",
};
