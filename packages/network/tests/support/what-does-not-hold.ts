import type { StoryOutcome } from "../../src/index.ts";

/** The invariants a story broke, each with its evidence; empty when all hold. */
export const whatDoesNotHold = ({ invariants, evidence }: Pick<StoryOutcome, "invariants" | "evidence">) =>
  Object.fromEntries(
    Object.entries(invariants)
      .filter(([, holds]) => !holds)
      .map(([name]) => [name, evidence[name]?.evidence ?? "no evidence was kept"]),
  );
