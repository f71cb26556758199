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
  openedAt: (time: string) => `Opened ${time}`,
  openingOf: (unitId: number, lock: number, sequence: number) =>
    `Unit ${unitId}, lock ${lock}, opening ${sequence}`,
  answersFor: (name: string) => `${name} answers for it.`,
  connect: "Sign in to answer for openings",
  notStaff: "Staff of the facilities concerned identify and review openings.",
  openCount: (count: number) => `Openings that wait: ${count}`,
  noneOpen: "No opening without a grant waits for your facility.",
  othersTurn: "Nothing for you to do: somebody else identifies or reviews it.",
  identifyLead:
    "If you opened it, say so and why within 15 minutes; later counts, but is marked late. Somebody else reviews it.",
  identify: "I opened it",
  report: "Report of the review, never about a patient",
  reportHint: "A file of at most 1 MiB. It is stored encrypted; only its digest is published.",
  recipients: "Who else may read the report",
  recipientsHint: "Your own facility always may.",
  reviewLead: "You sign twice: to store the report at your facility's node, then for the finding.",
  onlyNotJustified: "Nobody said in time who opened it, so it cannot be found justified.",
  findJustified: "Find it justified",
  findNotJustified: "Find it not justified",
};
