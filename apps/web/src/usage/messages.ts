import type { BreakGlassView } from "@medequipshare/protocol";

const states: Record<BreakGlassView["state"], string> = {
  "awaits-identity": "Waits for who opened it",
  late: "Late: nobody said who opened it",
  "awaits-review": "Waits for its review",
  reviewed: "Reviewed",
};

/** What the screens say about locks. */
export const usageMessages = {
  openings: "Opened without a grant",
  opened: "Opened",
  noClock: "The lock had no clock",
  recorded: (time: string) => `on chain ${time}`,
  answers: "Answers for it",
  state: "State",
  states,
  identifyBy: (time: string) => `until ${time}`,
  identifiedLate: "identified late",
  justified: "found justified",
  notJustified: "found not justified",
  reason: "Reason",
};
